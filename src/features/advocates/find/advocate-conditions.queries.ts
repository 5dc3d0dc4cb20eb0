import type { Id } from '../../../kernel/ids.js';
import { ListValues, type Tx } from '../../../platform/database/index.js';

/** SQL of a condition on the advocate `a`, whose values it puts; `$1` is the programme. */
export type AdvocateCondition = (values: ListValues) => string;

/** How many advocates meet each condition, in one pass; who has left counts nowhere (R-U5). */
export async function countAdvocates(
  tx: Tx,
  conditions: readonly AdvocateCondition[],
): Promise<readonly number[]> {
  const values = new ListValues(tx.programId);
  const counts = conditions.map(
    (condition) => `(count(*) FILTER (WHERE ${condition(values)}))::integer`,
  );
  const [row] = await tx.query<{ counts: number[] }[]>(
    `SELECT ARRAY[${counts.join(', ')}]::integer[] AS counts
       FROM advocate a WHERE program_id = $1 AND status <> 'LEFT'`,
    values.all,
  );
  return row?.counts ?? [];
}

/**
 * Each question is SQL of two expressions about the advocate `a`; answers them for each advocate, in
 * order. Who is not there, or has left, is not in the map.
 */
export async function askAboutAdvocates(
  tx: Tx,
  ids: readonly Id[],
  questions: readonly AdvocateCondition[],
): Promise<ReadonlyMap<Id, readonly (readonly [unknown, unknown])[]>> {
  const values = new ListValues(tx.programId, ids);
  const asked = questions.map((question) => `jsonb_build_array(${question(values)})`);
  const rows = await tx.query<{ id: Id; answers: [unknown, unknown][] }[]>(
    `SELECT id, to_jsonb(ARRAY[${asked.join(', ')}]::jsonb[]) AS answers
       FROM advocate a WHERE program_id = $1 AND id = ANY ($2::uuid[]) AND status <> 'LEFT'`,
    values.all,
  );
  return new Map(rows.map(({ id, answers }) => [id, answers]));
}
