import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { RecordDealFacts, type DealReport, type RecordedDeal } from '../deals/index.js';
import {
  linkExactly,
  linksOf,
  lockMatching,
  MatchDeals,
  rememberChoices,
  SettleReferrals,
  type SettledReferral,
} from '../referrals/index.js';

export interface ReportedDeal extends DealReport {
  /** exactly these; a person chose them */
  readonly referralIds: readonly Id[];
  /** a company was given, and its name is a placeholder (R-W13) */
  readonly isPlaceholder: boolean;
}

export interface RecordedDeals {
  readonly deals: readonly RecordedDeal[];
  /** that the deals are linked with now */
  readonly referralIds: readonly Id[];
  readonly settled: readonly SettledReferral[];
}

/**
 * Records reports about deals, one or thousands: keeps the facts, links the deals with their
 * referrals, settles those. A link by external id, or by a person, is exact and never widened by
 * matching (R-W9). A referral that the source names and nobody knows yet is linked when it comes,
 * so that the order of reports loses nothing.
 */
@Injectable()
export class RecordDeals {
  constructor(
    private readonly facts: RecordDealFacts,
    private readonly matchDeals: MatchDeals,
    private readonly settle: SettleReferrals,
  ) {}

  async recordDeals(tx: Tx, actor: Actor, told: readonly ReportedDeal[]): Promise<RecordedDeals> {
    await lockMatching(tx, {
      companyIds: told.map(({ companyId }) => companyId),
      externalIds: told.map(({ referralExternalId }) => referralExternalId),
    });
    const deals = await this.facts.recordDealFacts(tx, actor, told);
    const replaced = await link(tx, actor, told, deals);
    const unlinked = await this.matchDeals.matchDeals(
      tx,
      actor,
      deals.map(({ id }, place) => ({
        dealId: id,
        isPlaceholder: told[place]?.isPlaceholder ?? false,
      })),
    );
    const linked = await linksOf(tx, 'deal_id', [...new Set(deals.map(({ id }) => id))]);
    const referralIds = [...linked.values()].flat();
    const settled = await this.settle.settleReferrals(tx, actor, [
      ...new Set([...referralIds, ...unlinked, ...replaced]),
    ]);
    return { deals, referralIds, settled };
  }
}

async function link(
  tx: Tx,
  actor: Actor,
  reported: readonly ReportedDeal[],
  deals: readonly RecordedDeal[],
): Promise<Id[]> {
  const recorded = reported.flatMap((report, place) => {
    const deal = deals[place];
    return deal ? [{ ...report, dealId: deal.id }] : [];
  });
  const chosen = recorded.flatMap(({ dealId, referralIds }) =>
    referralIds.map((referralId) => ({ dealId, referralId })),
  );
  const replaced = await linkExactly(tx, {
    chosen,
    named: recorded.flatMap(({ dealId, referralExternalId }) =>
      referralExternalId === null ? [] : dealId,
    ),
  });
  await rememberChoices(
    tx,
    actor,
    chosen.map(({ dealId }) => dealId),
  );
  return replaced;
}
