import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';

/** The deals of many referrals, and the referrals of many deals: ids by id. */
export async function linksOf(
  tx: Tx,
  by: 'deal_id' | 'referral_id',
  ids: readonly Id[],
): Promise<Map<Id, Id[]>> {
  const other = by === 'deal_id' ? 'referral_id' : 'deal_id';
  const rows = await tx.query<{ key: Id; value: Id }[]>(
    `SELECT ${by} AS key, ${other} AS value FROM deal_link
     WHERE program_id = $1 AND ${by} = ANY ($2::uuid[]) ORDER BY ${other}`,
    [tx.programId, ids],
  );
  const found = new Map<Id, Id[]>(ids.map((id) => [id, []]));
  for (const { key, value } of rows) found.get(key)?.push(value);
  return found;
}
