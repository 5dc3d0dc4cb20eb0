import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import type { NamedSubject } from '../../subjects/index.js';

/** The name of each redemption's reward, and whose it is. */
export async function findRedemptionNames(
  tx: Tx,
  ids: readonly Id[],
): Promise<Map<Id, NamedSubject>> {
  const rows = await tx.query<(NamedSubject & { id: Id })[]>(
    `SELECT d.id, d.advocate_id AS "advocateId", r.name, r.texts AS translations
       FROM redemption d JOIN reward r ON r.program_id = d.program_id AND r.id = d.reward_id
      WHERE d.program_id = $1 AND d.id = ANY ($2::uuid[])`,
    [tx.programId, ids],
  );
  return new Map(rows.map(({ id, ...named }) => [id, named]));
}

/** Redemptions of advocates, in no order. */
export async function redemptionIdsOfAdvocates(tx: Tx, ids: readonly Id[]): Promise<Id[]> {
  const rows = await tx.query<{ id: Id }[]>(
    `SELECT id FROM redemption WHERE program_id = $1 AND advocate_id = ANY ($2::uuid[])`,
    [tx.programId, ids],
  );
  return rows.map(({ id }) => id);
}
