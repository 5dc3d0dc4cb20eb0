import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import type { FormerEmployer } from './employer.rules.js';

export interface FormerEmployerRow extends FormerEmployer {
  readonly id: Id;
  readonly advocateId: Id;
}

/** More than that of one company nobody reads. */
const MOST = 200;

const ROW = `id, advocate_id AS "advocateId", company_id AS "companyId", since, until`;

export async function findFormerEmployer(tx: Tx, id: Id): Promise<FormerEmployerRow | null> {
  const [row] = await tx.query<FormerEmployerRow[]>(
    `SELECT ${ROW} FROM former_employer WHERE program_id = $1 AND id = $2`,
    [tx.programId, id],
  );
  return row ?? null;
}

/** For whom each advocate worked before, the last first. */
export async function formerEmployersOf(
  tx: Tx,
  advocateIds: readonly Id[],
): Promise<Map<Id, FormerEmployerRow[]>> {
  const rows = await tx.query<FormerEmployerRow[]>(
    `SELECT ${ROW} FROM former_employer
      WHERE program_id = $1 AND advocate_id = ANY ($2::uuid[])
      ORDER BY until DESC, recorded_at DESC, id`,
    [tx.programId, advocateIds],
  );
  return grouped(rows, 'advocateId');
}

/** Which advocates worked for each company before, who left last first; at most 200 of each. */
export async function formerAdvocatesOf(
  tx: Tx,
  companyIds: readonly Id[],
): Promise<Map<Id, FormerEmployerRow[]>> {
  const rows = await tx.query<FormerEmployerRow[]>(
    `SELECT f.* FROM unnest($2::uuid[]) AS c (id) CROSS JOIN LATERAL (
       SELECT ${ROW} FROM former_employer
        WHERE program_id = $1 AND company_id = c.id
        ORDER BY until DESC, recorded_at DESC, id LIMIT $3
     ) f`,
    [tx.programId, companyIds, MOST],
  );
  return grouped(rows, 'companyId');
}

function grouped(
  rows: readonly FormerEmployerRow[],
  by: 'advocateId' | 'companyId',
): Map<Id, FormerEmployerRow[]> {
  const found = new Map<Id, FormerEmployerRow[]>();
  for (const row of rows) found.set(row[by], [...(found.get(row[by]) ?? []), row]);
  return found;
}
