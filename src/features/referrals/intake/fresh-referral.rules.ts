import type { Id } from '../../../kernel/ids.js';
import type { Points } from '../../../kernel/points.js';
import {
  conversionWindow,
  decideReferrals,
  type DecidedReferral,
  type ReferralDecision,
  type ReferralFact,
  type ReferralInput,
  type ReferralProjection,
} from '../decide/index.js';

/** The terms of a programme that a referral freezes when it is recorded (R-W2). */
export interface FrozenTerms {
  readonly timeZone: string;
  readonly conversionWindowDays: number;
  readonly conversionPoints: Points;
  readonly lateWinPoints: Points;
  readonly assistPoints: Points;
}

/** The fields that a referral is reported with. */
type ReportedReferral = Pick<
  ReferralInput,
  | 'id'
  | 'source'
  | 'refereeKey'
  | 'submittedAt'
  | 'fileRow'
  | 'externalId'
  | 'needsConfirmation'
  | 'awardsPoints'
  | 'fraudSignal'
>;

/** The input of a referral that is recorded now. */
export function freshInput(
  told: ReportedReferral,
  terms: FrozenTerms,
  inputs: {
    readonly facts: readonly ReferralFact[];
    readonly decisions: readonly ReferralDecision[];
  },
  now: Date,
): ReferralInput {
  const { timeZone, conversionWindowDays: windowDays } = terms;
  const { submittedOn, closesAt } = conversionWindow(told.submittedAt, timeZone, windowDays);
  // Written out field by field: spreading costs ten times as much, for hundreds of thousands.
  return {
    id: told.id,
    source: told.source,
    refereeKey: told.refereeKey,
    submittedAt: told.submittedAt,
    fileRow: told.fileRow,
    externalId: told.externalId,
    recordedAt: now,
    windowDays,
    timeZone,
    submittedOn,
    windowClosesAt: closesAt,
    conversionPoints: terms.conversionPoints,
    lateWinPoints: terms.lateWinPoints,
    assistPoints: terms.assistPoints,
    needsConfirmation: told.needsConfirmation,
    awardsPoints: told.awardsPoints,
    fraudSignal: told.fraudSignal,
    facts: inputs.facts,
    decisions: inputs.decisions,
  };
}

/** A referral whose person nobody else referred and that no deal waits for is a group of its own. */
export function decideAlone(input: ReferralInput, now: Date): DecidedReferral {
  const decided = decideReferrals({ referrals: [input], deals: [] }, now).get(input.id);
  if (decided === undefined) throw new Error('A referral was not decided.');
  return decided;
}

/** What is stored of a referral before it is decided together with others. */
export function undecided({
  source,
  needsConfirmation,
  fraudSignal,
}: ReferralInput): ReferralProjection {
  return {
    status: 'SUBMITTED',
    step: 'SUBMITTED',
    reasonCode: null,
    moderation: source === 'IMPORT' ? 'APPROVED' : 'PENDING',
    fraudStatus: fraudSignal,
    confirmation: needsConfirmation ? 'WAITING' : 'NOT_NEEDED',
    windowOpen: true,
    duplicateOf: null,
    creditedDealId: null,
    convertedOn: null,
    wonOutsideWindow: false,
    wonBeforeReferral: false,
    closedOnFlag: null,
    pointsDue: 0,
    firstContactedAt: null,
    contactMemberId: null,
  };
}

/** Which referrals of a list share their person with another one of it. */
export function sharedPeople(
  referrals: readonly Pick<ReferralInput, 'id' | 'refereeKey'>[],
): Set<Id> {
  const first = new Map<string, Id>();
  const shared = new Set<Id>();
  for (const { id, refereeKey } of referrals) {
    if (refereeKey === null) continue;
    const other = first.get(refereeKey);
    if (other === undefined) first.set(refereeKey, id);
    else shared.add(other).add(id);
  }
  return shared;
}
