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
 * Each question is SQL of two expressions about the advocate `a`; answers them in order. Null where
 * there is no such advocate, or they have left.
 */
export async function askAboutAdvocate(
  tx: Tx,
  id: Id,
  questions: readonly AdvocateCondition[],
): Promise<readonly (readonly [unknown, unknown])[] | null> {
  const values = new ListValues(tx.programId, id);
  const asked = questions.map((question) => `jsonb_build_array(${question(values)})`);
  const [row] = await tx.query<{ answers: [unknown, unknown][] }[]>(
    `SELECT to_jsonb(ARRAY[${asked.join(', ')}]::jsonb[]) AS answers
       FROM advocate a WHERE program_id = $1 AND id = $2 AND status <> 'LEFT'`,
    values.all,
  );
  return row?.answers ?? null;
}
