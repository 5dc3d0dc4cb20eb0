import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { RecordDealFacts, type DealNews, type RecordedDeal } from '../deals/index.js';
import type { SettledReferral } from '../referrals/index.js';
import { SettleReferrals } from '../referrals/index.js';

export interface ToldDeal extends DealNews {
  /** exactly these; a person chose them */
  readonly referralIds: readonly Id[];
  /** without a referral named: also those of the deal's company (R-W9) */
  readonly matchesCompany: boolean;
}

export interface RecordedDeals {
  readonly deals: readonly RecordedDeal[];
  readonly settled: readonly SettledReferral[];
}

/**
 * News of deals, one or thousands: keeps the facts, links the deals with their referrals, settles
 * those. A link by external id is exact and never widened by matching (R-W9). A referral that the
 * source names and nobody knows yet is linked when it comes (order loses nothing).
 */
@Injectable()
export class RecordDeals {
  constructor(
    private readonly facts: RecordDealFacts,
    private readonly settle: SettleReferrals,
  ) {}

  async execute(tx: Tx, actor: Actor, told: readonly ToldDeal[]): Promise<RecordedDeals> {
    const deals = await this.facts.execute(tx, actor, told);
    await this.link(tx, told, deals);
    const ids = [...new Set(deals.map(({ id }) => id))];
    const linked = await tx.query<{ referral_id: Id }[]>(
      `SELECT DISTINCT referral_id FROM deal_link
       WHERE program_id = $1 AND deal_id = ANY ($2::uuid[]) ORDER BY referral_id`,
      [tx.programId, ids],
    );
    const settled = await this.settle.execute(
      tx,
      actor,
      linked.map((row) => row.referral_id),
    );
    return { deals, settled };
  }

  private async link(
    tx: Tx,
    told: readonly ToldDeal[],
    deals: readonly RecordedDeal[],
  ): Promise<void> {
    const chosen = told.flatMap(({ referralIds }, place) =>
      referralIds.map((referralId) => ({ dealId: deals[place]?.id, referralId })),
    );
    await tx.query(
      `WITH told AS (
         SELECT * FROM jsonb_to_recordset($3::jsonb)
           AS t ("dealId" uuid, "referralExternalId" text, "companyId" uuid, "matchesCompany" boolean)
       ), links AS (
         SELECT "dealId", "referralId", 'PERSON' AS origin
         FROM jsonb_to_recordset($4::jsonb) AS c ("dealId" uuid, "referralId" uuid)
         UNION ALL
         SELECT t."dealId", r.id, 'EXTERNAL_ID' FROM told t
         JOIN referral r ON r.program_id = $1 AND r.external_id = t."referralExternalId"
         UNION ALL
         SELECT t."dealId", r.id, 'COMPANY' FROM told t
         JOIN referral r ON r.program_id = $1 AND r.company_id = t."companyId"
         WHERE t."matchesCompany"
       )
       INSERT INTO deal_link (program_id, deal_id, referral_id, origin, linked_at)
       SELECT DISTINCT ON ("dealId", "referralId") $1::uuid, "dealId", "referralId", origin,
         $2::timestamptz
       FROM links ORDER BY "dealId", "referralId"
       ON CONFLICT DO NOTHING`,
      [
        tx.programId,
        tx.now,
        JSON.stringify(
          told.map(({ referralExternalId, companyId, matchesCompany }, place) => ({
            dealId: deals[place]?.id,
            referralExternalId,
            companyId,
            matchesCompany,
          })),
        ),
        JSON.stringify(chosen),
      ],
    );
  }
}
