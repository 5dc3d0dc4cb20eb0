import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { OF_COMPANY, type DealOfCompany } from './company-wins.js';
import { dealFactsOf } from './deal.queries.js';
import { dealState } from './deal-state.rules.js';

/** Rewrites the rows of deals from all their facts that count (R-T2). Returns those that changed. */
export async function projectDeals(tx: Tx, ids: readonly Id[]): Promise<DealOfCompany[]> {
  const facts = await dealFactsOf(tx, ids);
  const rows = ids.flatMap((id) => {
    const state = dealState(facts.get(id) ?? []);
    return state === null ? [] : [{ id, ...state }];
  });
  return tx.query<DealOfCompany[]>(
    `WITH changed AS (
     UPDATE deal d SET stage = s.stage, closed_on = s.closed_on, amount_minor = s.amount_minor,
       currency = s.currency, version = d.version + 1
     FROM unnest($2::uuid[], $3::text[], $4::date[], $5::bigint[], $6::text[])
       AS s (id, stage, closed_on, amount_minor, currency)
     WHERE d.program_id = $1 AND d.id = s.id
       AND (d.stage, d.closed_on, d.amount_minor, d.currency)
         IS DISTINCT FROM (s.stage, s.closed_on, s.amount_minor, s.currency)
     RETURNING ${OF_COMPANY}) SELECT * FROM changed`,
    [
      tx.programId,
      rows.map(({ id }) => id),
      rows.map(({ stage }) => stage),
      rows.map(({ closedOn }) => closedOn),
      rows.map(({ amount }) => amount?.amountMinor ?? null),
      rows.map(({ amount }) => amount?.currency ?? null),
    ],
  );
}
