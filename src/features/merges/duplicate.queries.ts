import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import type { DuplicateReason } from './duplicate.rules.js';

/** A company that may be the same as another one, and what speaks for it. */
export interface DuplicateRow {
  readonly companyId: Id;
  readonly otherId: Id;
  readonly reasons: readonly DuplicateReason[];
}

/** What a page shows of one company at most. */
const MOST_SHOWN = 20;

/** By company, those that may be the same: the ones with the most reasons first. */
export async function duplicatesOf(tx: Tx, ids: readonly Id[]): Promise<Map<Id, DuplicateRow[]>> {
  const rows = await tx.query<DuplicateRow[]>(
    `SELECT c.id AS "companyId", found.other_id AS "otherId", found.reasons
       FROM unnest($2::uuid[]) AS c (id)
       CROSS JOIN LATERAL (
         SELECT other_id, array_agg(reason ORDER BY reason DESC) AS reasons
           FROM possible_duplicate WHERE program_id = $1 AND company_id = c.id
          GROUP BY other_id ORDER BY count(*) DESC, other_id LIMIT $3
       ) found`,
    [tx.programId, ids, MOST_SHOWN],
  );
  const found = new Map<Id, DuplicateRow[]>();
  for (const row of rows) found.set(row.companyId, [...(found.get(row.companyId) ?? []), row]);
  return found;
}

/** How many companies may be the same as another one. */
export async function countPossibleDuplicates(tx: Tx): Promise<number> {
  const [row] = await tx.query<{ count: number }[]>(
    `SELECT count(DISTINCT company_id)::int AS count FROM possible_duplicate WHERE program_id = $1`,
    [tx.programId],
  );
  return row?.count ?? 0;
}

/** A company that a person said is another one, too. */
export interface TwoCompaniesRow {
  readonly companyId: Id;
  readonly otherId: Id;
  readonly saidAt: Date;
  /** their membership or key; null for a machine */
  readonly saidBy: Id | null;
}

/** By company, the others that a person said are not the same, the latest statement first. */
export async function saidToBeTwoOf(
  tx: Tx,
  ids: readonly Id[],
): Promise<Map<Id, TwoCompaniesRow[]>> {
  const rows = await tx.query<TwoCompaniesRow[]>(
    `SELECT one_id AS "companyId", other_id AS "otherId", said_at AS "saidAt", said_by AS "saidBy"
       FROM two_companies WHERE program_id = $1 AND one_id = ANY ($2::uuid[])
     UNION ALL
     SELECT other_id, one_id, said_at, said_by
       FROM two_companies WHERE program_id = $1 AND other_id = ANY ($2::uuid[])
     ORDER BY "saidAt" DESC, "otherId"`,
    [tx.programId, ids],
  );
  const found = new Map<Id, TwoCompaniesRow[]>();
  for (const row of rows) found.set(row.companyId, [...(found.get(row.companyId) ?? []), row]);
  return found;
}
