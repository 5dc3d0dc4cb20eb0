import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { companiesMeant, WriteWonSince } from '../companies/index.js';
import { companyWins, lockDeals, OF_COMPANY, type DealOfCompany } from './company-wins.js';
import { dealFactsOf } from './deal.queries.js';
import { projectDeals } from './project-deals.js';
import type { ReportTakenBack } from './take-back.rules.js';

export interface TakenBackDeals {
  /** of which nothing is reported any more: they are no longer here */
  readonly gone: readonly Id[];
  readonly stay: readonly Id[];
}

/**
 * R-D7: reports about deals do not count any more. The facts stay, and beside them that they were
 * taken back; the deals are what the others say (R-T2), described as before, and gone where there is
 * no other. Deals are locked in the order of their ids. A second call changes nothing.
 */
@Injectable()
export class TakeBackDealFacts {
  constructor(private readonly wonSince: WriteWonSince) {}

  async takeBackDealFacts(
    tx: Tx,
    actor: Actor,
    reports: readonly ReportTakenBack[],
  ): Promise<TakenBackDeals> {
    const before = await lockDeals(
      tx,
      reports.map(({ dealId }) => dealId),
    );
    const ids = before.map(({ id }) => id);
    await writeTakenBack(tx, actor, reports);
    const facts = await dealFactsOf(tx, ids);
    const gone = ids.filter((id) => facts.get(id)?.length === 0);
    const stay = ids.filter((id) => !gone.includes(id));
    await deleteDeals(tx, gone);
    const described = await describeAsBefore(
      tx,
      reports.filter(({ dealId }) => stay.includes(dealId)),
    );
    const changed = await projectDeals(tx, stay);
    const after = [...gone.map(ofNobody), ...described, ...changed];
    await this.wonSince.writeWonSince(tx, actor, await companyWins(tx, before, after));
    return { gone, stay };
  }
}

function ofNobody(id: Id): DealOfCompany {
  return { id, companyId: null, stage: 'OPEN', closedOn: null };
}

async function writeTakenBack(
  tx: Tx,
  actor: Actor,
  reports: readonly ReportTakenBack[],
): Promise<void> {
  const facts = reports.flatMap(({ dealId, source, factIds }) =>
    factIds.map((factId) => ({ dealId, source, factId })),
  );
  await tx.query(
    `INSERT INTO deal_fact_taken_back (program_id, deal_id, source, fact_id, taken_back_at, taken_back_by)
     SELECT $1, f."dealId", f.source, f."factId", $2, $3
     FROM jsonb_to_recordset($4::jsonb) AS f ("dealId" uuid, source text, "factId" text)
     ON CONFLICT DO NOTHING`,
    [tx.programId, tx.now, actor.id, JSON.stringify(facts)],
  );
}

async function deleteDeals(tx: Tx, ids: readonly Id[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.query('DELETE FROM deal WHERE program_id = $1 AND id = ANY ($2::uuid[])', [
    tx.programId,
    ids,
  ]);
}

/** A company that was merged meanwhile is the one that is meant by it now (R-O1). */
async function describeAsBefore(
  tx: Tx,
  reports: readonly ReportTakenBack[],
): Promise<DealOfCompany[]> {
  const described = reports.flatMap(({ dealId, before }) =>
    before === null ? [] : [{ dealId, ...before }],
  );
  if (described.length === 0) return [];
  const meant = await companiesMeant(
    tx,
    described.flatMap(({ companyId }) => companyId ?? []),
  );
  return tx.query<DealOfCompany[]>(
    `WITH described AS (
       UPDATE deal d SET name = n.name, company_id = n."companyId",
         referral_external_id = n."referralExternalId", version = d.version + 1
       FROM jsonb_to_recordset($2::jsonb)
         AS n ("dealId" uuid, name text, "companyId" uuid, "referralExternalId" text)
       WHERE d.program_id = $1 AND d.id = n."dealId"
         AND (d.name, d.company_id, d.referral_external_id)
           IS DISTINCT FROM (n.name, n."companyId", n."referralExternalId")
       RETURNING ${OF_COMPANY}) SELECT * FROM described`,
    [
      tx.programId,
      JSON.stringify(
        described.map((each) => ({
          ...each,
          companyId: each.companyId === null ? null : (meant.get(each.companyId) ?? null),
        })),
      ),
    ],
  );
}
