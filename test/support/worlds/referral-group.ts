import { parseMoment } from '../../../src/kernel/clock.js';
import { parseDay } from '../../../src/kernel/day.js';
import type { DealFact, DealStage } from '../../../src/features/deals/index.js';
import { decideReferrals } from '../../../src/features/referrals/decide/decide-referrals.rules.js';
import { conversionWindow } from '../../../src/features/referrals/decide/conversion-window.rules.js';
import type {
  DealInput,
  DecidedReferral,
  ReferralDecision,
  ReferralFact,
  ReferralInput,
} from '../../../src/features/referrals/decide/referral-group.rules.js';

/** `2027-01-01` is its first moment in UTC; anything longer is read as a moment. */
export function at(text: string): Date {
  return parseMoment(text.length === 10 ? `${text}T00:00:00Z` : text);
}

/** A referral of 1 January 2027, 60 days and 100 points, in UTC: open to 2 March, 24:00. */
export function aReferral(
  id: string,
  given: Partial<ReferralInput> & { submitted?: string } = {},
): ReferralInput {
  const { submitted = '2027-01-01T09:00:00Z', ...terms } = given;
  const submittedAt = at(submitted);
  const { timeZone = 'UTC', windowDays = 60 } = terms;
  const window = conversionWindow(submittedAt, timeZone, windowDays);
  return {
    id,
    source: 'FORM',
    refereeKey: null,
    submittedAt,
    fileRow: null,
    externalId: null,
    recordedAt: submittedAt,
    windowDays,
    timeZone,
    submittedOn: window.submittedOn,
    windowClosesAt: window.closesAt,
    conversionPoints: 100,
    lateWinPoints: 0,
    assistPoints: 0,
    needsConfirmation: false,
    awardsPoints: true,
    fraudSignal: 'NOT_CHECKED',
    facts: [],
    decisions: [],
    ...terms,
  };
}

/** One that a person accepted when it came: nothing is due before (R-W11). */
export function anAccepted(
  id: string,
  { decisions = [], ...given }: Parameters<typeof aReferral>[1] & object = {},
): ReferralInput {
  const when = given.submitted ?? '2027-01-01T09:00:00Z';
  return aReferral(id, { ...given, decisions: [aDecision('ACCEPTED', when), ...decisions] });
}

export function aMove(
  kind: ReferralFact['kind'],
  when: string,
  given: Partial<ReferralFact> = {},
): ReferralFact {
  return {
    factId: `${kind}@${when}`,
    kind,
    occurredAt: at(when),
    recordedAt: at(when),
    source: 'PERSON',
    sourceVersion: null,
    reasonCode: null,
    memberId: null,
    ...given,
  };
}

export function aDecision(
  kind: ReferralDecision['kind'],
  when: string,
  given: Partial<ReferralDecision> = {},
): ReferralDecision {
  const base = { id: `${kind}@${when}`, kind, decidedAt: at(when) };
  return { ...base, reasonCode: null, importedReferralId: null, ...given };
}

/** A fact told on the day that it says; `closedOn` may be left out. */
export function aDealFact(
  stage: DealStage,
  when: string,
  closedOn: string | null = null,
  given: Partial<DealFact> = {},
): DealFact {
  return {
    factId: `${stage}@${when}`,
    stage,
    occurredAt: at(when),
    recordedAt: at(when),
    source: 'CRM',
    sourceVersion: null,
    closedOn: closedOn === null ? null : parseDay(closedOn),
    amount: null,
    ...given,
  };
}

export function aDeal(
  id: string,
  referralIds: readonly string[],
  facts: readonly DealFact[],
  given: Partial<DealInput> = {},
): DealInput {
  return { id, referralIds, facts, splits: [], ...given };
}

/** A deal that was won on a day and told in the afternoon of it. */
export function aWonDeal(
  id: string,
  referralIds: readonly string[],
  closedOn: string,
  given: Partial<DealInput> = {},
): DealInput {
  return aDeal(id, referralIds, [aDealFact('WON', `${closedOn}T15:00:00Z`, closedOn)], given);
}

/** Decides the referrals as one group; answers in the order in which they were given. */
export function decideAll(
  referrals: readonly ReferralInput[],
  deals: readonly DealInput[],
  now: Date,
): DecidedReferral[] {
  const decided = decideReferrals({ referrals, deals }, now);
  return referrals.map(({ id }) => found(decided.get(id)));
}

/** Throws where a test's own set-up is wrong. */
export function found<Item>(item: Item | undefined): Item {
  if (item === undefined) throw new Error('The test looked for what is not there.');
  return item;
}
