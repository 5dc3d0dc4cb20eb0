import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { dayOf } from '../../kernel/day.js';
import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { InvalidInput, NotFound } from '../../platform/errors/index.js';
import { lockDeals, type DealOfCompany } from '../deals/index.js';
import {
  dealLine,
  linksOf,
  lockReferrals,
  referralLine,
  refuseOwn,
  SettleReferrals,
  splitProblem,
  splitsOfDeals,
  writeSplit,
  type DealSplitRow,
  type LockedReferral,
  type SplitProblem,
  type SplitShare,
} from '../referrals/index.js';
import { RecordTimeline, type NewTimelineEntry } from '../timeline/index.js';
import { DealDeleted } from './choose-referrals.errors.js';
import { advocateOf, refuseEnded } from './chosen-referrals.js';
import { SplitChanged, TooLateToSplit } from './declare-split.errors.js';

export interface DeclareSplitInput {
  readonly dealId: Id;
  /** whole per cents, sum 100, of referrals that the deal is linked with; none: no split */
  readonly shares: readonly SplitShare[];
  /** the version of the split that this one replaces; absent: the first */
  readonly replaces?: number | null | undefined;
}

/**
 * R-W9: a marketer declares how a deal is shared by its referrals, on or before the day on which it
 * is won; without a split the earliest referral gets the credit. Declared again, the newest counts;
 * without shares, none does. Not where one of the deal's referrals is one's own (R-C5). Throws
 * InvalidInput, NotFound, SplitChanged (who was first), DealDeleted, TooLateToSplit, ReferralEnded,
 * OwnReferral.
 */
@Injectable()
export class DeclareSplit {
  constructor(
    private readonly settle: SettleReferrals,
    private readonly timeline: RecordTimeline,
  ) {}

  async declareSplit(tx: Tx, actor: Actor, input: DeclareSplitInput): Promise<Id> {
    const { dealId, shares } = input;
    refuseProblem(shares);
    const { deal, before } = await lockToSplit(tx, input);
    const linked = await lockReferrals(
      tx,
      (await linksOf(tx, 'deal_id', [dealId])).get(dealId) ?? [],
    );
    await refuseOwn(tx, actor, linked.map(advocateOf), ['dealId']);
    refuseUnlinked(shares, linked);
    refusePast(tx, deal, linked);
    await writeSplit(tx, actor, dealId, { version: (before?.version ?? 0) + 1, shares });
    await this.timeline.recordTimeline(tx, actor, linesOf(tx, input, before));
    const ids = linked.map(({ id }) => id);
    const settled = await this.settle.settleReferrals(tx, actor, ids);
    // Of one group, a credit that moves could come to one's own.
    await refuseOwn(tx, actor, settled.map(advocateOf), ['dealId']);
    return dealId;
  }
}

const PROBLEMS: Readonly<Record<SplitProblem, string>> = {
  NO_SHARES: 'At least one share.',
  NOT_WHOLE_PERCENT: 'Whole per cents from 1 to 100.',
  SUM_NOT_100: 'Shares whose sum is 100.',
  REFERRAL_TWICE: 'Each referral once.',
};

function refuseProblem(shares: readonly SplitShare[]): void {
  const problem = shares.length === 0 ? null : splitProblem(shares);
  if (problem === null) return;
  throw new InvalidInput([{ path: ['shares'], message: PROBLEMS[problem], rule: 'R-W9' }]);
}

function refuseUnlinked(shares: readonly SplitShare[], linked: readonly LockedReferral[]): void {
  const known = new Map(linked.map((referral) => [referral.id, referral]));
  const named = shares.map(({ referralId }) => {
    const referral = known.get(referralId);
    if (!referral) throw new NotFound('referral', ['shares']);
    return referral;
  });
  refuseEnded(named, 'shares');
}

/** The deal, locked, and the split that the request replaces. */
async function lockToSplit(
  tx: Tx,
  { dealId, replaces }: DeclareSplitInput,
): Promise<{ deal: DealOfCompany; before: DealSplitRow | undefined }> {
  const [deal] = await lockDeals(tx, [dealId]);
  if (!deal) throw new NotFound('deal', ['dealId']);
  if (deal.stage === 'DELETED') throw new DealDeleted();
  const before = (await splitsOfDeals(tx, [dealId])).get(dealId);
  if ((replaces ?? null) !== (before?.version ?? null)) throw new SplitChanged(dealId, before);
  return { deal, before };
}

/** By the day in each referral's own zone, as the rule reads it. */
function refusePast(
  { now }: Tx,
  { stage, closedOn }: DealOfCompany,
  linked: readonly LockedReferral[],
): void {
  if (stage !== 'WON' || closedOn === null) return;
  const isPast = linked.every(({ timeZone }) => dayOf(now, timeZone) > closedOn);
  if (isPast) throw new TooLateToSplit(closedOn);
}

function linesOf(
  tx: Tx,
  { dealId, shares }: DeclareSplitInput,
  before: DealSplitRow | undefined,
): NewTimelineEntry[] {
  const line = { occurredAt: tx.now, ruleVersion: 1 } as const;
  const named = new Set(shares.map(({ referralId }) => referralId));
  const left = (before?.shares ?? []).filter(({ referralId }) => !named.has(referralId));
  const outcome = shares.length === 0 ? 'SPLIT_WITHDRAWN' : 'SPLIT_DECLARED';
  return [
    {
      ...dealLine('R-W9', outcome),
      ...line,
      subjectId: dealId,
      inputs: { referrals: shares.length },
      audience: 'STAFF',
    },
    ...shares.map(({ referralId, percent }): NewTimelineEntry => {
      const inputs = { dealId, percent };
      const told = referralLine('R-W9', 'SHARE_DECLARED');
      return { ...told, ...line, subjectId: referralId, inputs, audience: 'ADVOCATE' };
    }),
    ...left.map(({ referralId }): NewTimelineEntry => {
      const told = referralLine('R-W9', 'SHARE_WITHDRAWN');
      return { ...told, ...line, subjectId: referralId, inputs: { dealId }, audience: 'ADVOCATE' };
    }),
  ];
}
