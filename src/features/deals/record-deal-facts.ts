import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import type { Day } from '../../kernel/day.js';
import { newId, type Id } from '../../kernel/ids.js';
import type { Money } from '../../kernel/money.js';
import type { Tx } from '../../platform/database/index.js';
import { WriteWonSince } from '../companies/index.js';
import { companyWins, lockDeals, OF_COMPANY, type DealOfCompany } from './company-wins.js';
import type { FactPayload } from './deal.queries.js';
import type { DealStage } from './deal-state.rules.js';
import { projectDeals } from './project-deals.js';

/** One report about a deal, from a person, a file or a CRM. */
export interface DealReport {
  /** null: a deal that has no id outside; then `dealId` names it, or it is a new one */
  readonly externalId: string | null;
  readonly dealId: Id | null;
  /** the referral that the source names, known here or not yet */
  readonly referralExternalId: string | null;
  readonly name: string | null;
  readonly companyId: Id | null;
  readonly stage: DealStage;
  readonly closedOn: Day | null;
  readonly amount: Money | null;
  readonly occurredAt: Date;
  readonly source: string;
  readonly sourceVersion: number | null;
  /** unique within the source: the same report again inserts nothing */
  readonly factId: string;
}

export interface RecordedDeal {
  readonly id: Id;
  /** false: this report was recorded before */
  readonly isNews: boolean;
}

type DealDescription = Pick<DealReport, 'referralExternalId' | 'name' | 'companyId'>;

const UNDESCRIBED: DealDescription = { referralExternalId: null, name: null, companyId: null };

/**
 * Records reports about deals, one or thousands, and rewrites the deals' rows from all that is
 * known (R-T2). Deals are locked in the order of their ids. Returns one result for each, in their
 * order.
 */
@Injectable()
export class RecordDealFacts {
  constructor(private readonly wonSince: WriteWonSince) {}

  async recordDealFacts(
    tx: Tx,
    actor: Actor,
    news: readonly DealReport[],
  ): Promise<RecordedDeal[]> {
    if (news.length === 0) return [];
    const { ids, added } = await this.ensureDeals(tx, news);
    const isNew = new Set(added.map(({ id }) => id));
    const known = [...new Set(ids)].filter((id) => !isNew.has(id));
    const before = await lockDeals(tx, known);
    const described = await this.complete(tx, news, ids);
    const inserted = await this.insertFacts(tx, news, ids);
    const changed = await projectDeals(tx, [...new Set(ids)]);
    const wins = await companyWins(tx, before, [...added, ...described, ...changed]);
    await this.wonSince.writeWonSince(tx, actor, wins);
    return ids.map((id, place) => ({ id, isNews: inserted.has(place) }));
  }

  private async ensureDeals(
    tx: Tx,
    news: readonly DealReport[],
  ): Promise<{ readonly ids: readonly Id[]; readonly added: readonly DealOfCompany[] }> {
    const externalIds = new Set(news.flatMap(({ externalId }) => externalId ?? []));
    const known = await this.idsOf(tx, [...externalIds]);
    const unknown = new Map<string, DealReport & { id: Id }>();
    for (const each of news) {
      const { externalId, dealId } = each;
      if (externalId === null && dealId === null) {
        throw new RangeError('A deal has an id, outside or here.');
      }
      const key = externalId ?? dealId ?? '';
      if (known.has(key) || unknown.has(key)) continue;
      unknown.set(key, { ...each, id: dealId ?? newId() });
    }
    const added = await this.addDeals(tx, [...unknown.values()]);
    // Somebody may have added the same ones at this moment.
    const others = added.length < unknown.size ? await this.idsOf(tx, [...externalIds]) : known;
    const ids = news.map(({ externalId, dealId }) => {
      if (externalId === null) return dealId ?? '';
      const id = others.get(externalId) ?? unknown.get(externalId)?.id;
      if (!id) throw new Error('A deal that was added is not there.');
      return id;
    });
    return { ids, added };
  }

  /** As their first report says, so that most of them are written once. Returns those that are new. */
  private async addDeals(
    tx: Tx,
    deals: readonly (DealReport & { readonly id: Id })[],
  ): Promise<DealOfCompany[]> {
    if (deals.length === 0) return [];
    const rows = deals.toSorted((one, other) => (one.id < other.id ? -1 : 1));
    return tx.query<DealOfCompany[]>(
      `INSERT INTO deal AS d (program_id, id, external_id, referral_external_id, name, company_id,
         stage, closed_on, amount_minor, currency, created_at, version)
       SELECT $1, n.id, n.external_id, n.referral_external_id, n.name, n.company_id, n.stage,
              n.closed_on, n.amount_minor, n.currency, $2, 1
       FROM unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::uuid[], $8::text[],
         $9::date[], $10::bigint[], $11::text[]) AS n (id, external_id, referral_external_id, name,
         company_id, stage, closed_on, amount_minor, currency)
       ON CONFLICT DO NOTHING RETURNING ${OF_COMPANY}`,
      [
        tx.programId,
        tx.now,
        rows.map(({ id }) => id),
        rows.map(({ externalId }) => externalId),
        rows.map(({ referralExternalId }) => referralExternalId),
        rows.map(({ name }) => name),
        rows.map(({ companyId }) => companyId),
        rows.map(({ stage }) => stage),
        rows.map(({ stage, closedOn }) => (stage === 'OPEN' ? null : closedOn)),
        rows.map(({ amount }) => amount?.amountMinor ?? null),
        rows.map(({ amount }) => amount?.currency ?? null),
      ],
    );
  }

  private async idsOf(tx: Tx, externalIds: readonly string[]): Promise<Map<string, Id>> {
    if (externalIds.length === 0) return new Map();
    const rows = await tx.query<{ id: Id; external_id: string }[]>(
      'SELECT id, external_id FROM deal WHERE program_id = $1 AND external_id = ANY ($2::text[])',
      [tx.programId, externalIds],
    );
    return new Map(rows.map((row) => [row.external_id, row.id]));
  }

  /** Fills in a deal's name, company and referral: the latest report that gives each counts. */
  private complete(
    tx: Tx,
    news: readonly DealReport[],
    ids: readonly Id[],
  ): Promise<DealOfCompany[]> {
    const told = new Map<Id, DealDescription>();
    news.forEach(({ referralExternalId, name, companyId }, place) => {
      const id = ids[place] ?? '';
      const before = told.get(id) ?? UNDESCRIBED;
      told.set(id, {
        referralExternalId: referralExternalId ?? before.referralExternalId,
        name: name ?? before.name,
        companyId: companyId ?? before.companyId,
      });
    });
    const deals = [...told.values()];
    return tx.query<DealOfCompany[]>(
      `WITH described AS (
       UPDATE deal d SET name = coalesce(n.name, d.name), version = d.version + 1,
         company_id = coalesce(n.company_id, d.company_id),
         referral_external_id = coalesce(n.referral_external_id, d.referral_external_id)
       FROM unnest($2::uuid[], $3::text[], $4::uuid[], $5::text[])
         AS n (id, name, company_id, referral_external_id)
       WHERE d.program_id = $1 AND d.id = n.id
         AND (coalesce(n.name, d.name), coalesce(n.company_id, d.company_id),
              coalesce(n.referral_external_id, d.referral_external_id))
           IS DISTINCT FROM (d.name, d.company_id, d.referral_external_id)
       RETURNING ${OF_COMPANY}) SELECT * FROM described`,
      [
        tx.programId,
        [...told.keys()],
        deals.map(({ name }) => name),
        deals.map(({ companyId }) => companyId),
        deals.map(({ referralExternalId }) => referralExternalId),
      ],
    );
  }

  /** Returns the places in `news` that were not known before. */
  private async insertFacts(
    tx: Tx,
    news: readonly DealReport[],
    ids: readonly Id[],
  ): Promise<Set<number>> {
    const rows = await tx.query<{ deal_id: Id; source: string; fact_id: string }[]>(
      `INSERT INTO deal_fact (program_id, deal_id, fact_id, kind, occurred_at, recorded_at, source,
         source_version, payload)
       SELECT $1, f.deal_id, f.fact_id, f.kind, f.occurred_at, $2, f.source, f.source_version, f.payload
       FROM unnest($3::uuid[], $4::text[], $5::text[], $6::timestamptz[], $7::text[], $8::bigint[],
         $9::jsonb[]) AS f (deal_id, fact_id, kind, occurred_at, source, source_version, payload)
       ON CONFLICT DO NOTHING RETURNING deal_id, source, fact_id`,
      [
        tx.programId,
        tx.now,
        ids,
        news.map(({ factId }) => factId),
        news.map(({ stage }) => stage),
        news.map(({ occurredAt }) => occurredAt),
        news.map(({ source }) => source),
        news.map(({ sourceVersion }) => sourceVersion),
        news.map((each) => JSON.stringify(payloadOf(each))),
      ],
    );
    const inserted = new Set(rows.map((row) => `${row.deal_id} ${row.source} ${row.fact_id}`));
    const places = new Set<number>();
    news.forEach(({ source, factId }, place) => {
      if (inserted.delete(`${ids[place] ?? ''} ${source} ${factId}`)) places.add(place);
    });
    return places;
  }
}

function payloadOf({ closedOn, amount }: DealReport): FactPayload {
  return {
    ...(closedOn === null ? {} : { closedOn }),
    ...(amount === null ? {} : { amountMinor: amount.amountMinor, currency: amount.currency }),
  };
}
