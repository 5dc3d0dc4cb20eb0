import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { RecordDealFacts, type DealNews, type RecordedDeal } from '../deals/index.js';
import {
  lockMatching,
  MatchDeals,
  rememberChoices,
  SettleReferrals,
  type SettledReferral,
} from '../referrals/index.js';

export interface ToldDeal extends DealNews {
  /** exactly these; a person chose them */
  readonly referralIds: readonly Id[];
  /** a company was named, and its name says nothing (R-W13) */
  readonly saysNothing: boolean;
}

export interface RecordedDeals {
  readonly deals: readonly RecordedDeal[];
  readonly settled: readonly SettledReferral[];
}

/**
 * News of deals, one or thousands: keeps the facts, links the deals with their referrals, settles
 * those. A link by external id, or by a person, is exact and never widened by matching (R-W9). A
 * referral that the source names and nobody knows yet is linked when it comes (order loses nothing).
 */
@Injectable()
export class RecordDeals {
  constructor(
    private readonly facts: RecordDealFacts,
    private readonly matchDeals: MatchDeals,
    private readonly settle: SettleReferrals,
  ) {}

  async recordDeals(tx: Tx, actor: Actor, told: readonly ToldDeal[]): Promise<RecordedDeals> {
    await lockMatching(tx, {
      companyIds: told.map(({ companyId }) => companyId),
      externalIds: told.map(({ referralExternalId }) => referralExternalId),
    });
    const deals = await this.facts.recordDealFacts(tx, actor, told);
    await linkExactly(tx, actor, told, deals);
    const unlinked = await this.matchDeals.matchDeals(
      tx,
      actor,
      deals.map(({ id }, place) => ({
        dealId: id,
        saysNothing: told[place]?.saysNothing ?? false,
      })),
    );
    const linked = await referralsOfDeals(tx, [...new Set(deals.map(({ id }) => id))]);
    const settled = await this.settle.settleReferrals(tx, actor, [
      ...new Set([...linked, ...unlinked]),
    ]);
    return { deals, settled };
  }
}

async function linkExactly(
  tx: Tx,
  actor: Actor,
  told: readonly ToldDeal[],
  deals: readonly RecordedDeal[],
): Promise<void> {
  const chosen = told.flatMap(({ referralIds }, place) =>
    referralIds.map((referralId) => ({ dealId: deals[place]?.id, referralId })),
  );
  const named = told.flatMap(({ referralExternalId }, place) =>
    referralExternalId === null ? [] : [{ dealId: deals[place]?.id, referralExternalId }],
  );
  await tx.query(
    `WITH links AS (
       SELECT "dealId", "referralId", 'PERSON' AS origin
       FROM jsonb_to_recordset($3::jsonb) AS c ("dealId" uuid, "referralId" uuid)
       UNION ALL
       SELECT n."dealId", r.id, 'EXTERNAL_ID'
       FROM jsonb_to_recordset($4::jsonb) AS n ("dealId" uuid, "referralExternalId" text)
       JOIN referral r ON r.program_id = $1 AND r.external_id = n."referralExternalId"
     )
     INSERT INTO deal_link (program_id, deal_id, referral_id, origin, linked_at)
     SELECT DISTINCT ON ("dealId", "referralId") $1::uuid, "dealId", "referralId", origin,
       $2::timestamptz
     FROM links ORDER BY "dealId", "referralId", origin DESC
     ON CONFLICT (program_id, deal_id, referral_id) DO UPDATE SET origin = excluded.origin
       WHERE deal_link.origin = 'COMPANY'`,
    [tx.programId, tx.now, JSON.stringify(chosen), JSON.stringify(named)],
  );
  await rememberChoices(
    tx,
    actor,
    chosen.flatMap(({ dealId }) => dealId ?? []),
  );
}

async function referralsOfDeals(tx: Tx, dealIds: readonly Id[]): Promise<Id[]> {
  const rows = await tx.query<{ referral_id: Id }[]>(
    `SELECT DISTINCT referral_id FROM deal_link
     WHERE program_id = $1 AND deal_id = ANY ($2::uuid[]) ORDER BY referral_id`,
    [tx.programId, dealIds],
  );
  return rows.map((row) => row.referral_id);
}
