import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';

export interface InterestRow {
  readonly id: Id;
  readonly name: string;
  /** false: nobody chooses it any more; who has it keeps it */
  readonly offered: boolean;
}

/** The programme's list by name, with what it does not offer any more. */
export function listInterests(tx: Tx): Promise<InterestRow[]> {
  return tx.query<InterestRow[]>(
    'SELECT id, name, offered FROM interest WHERE program_id = $1 ORDER BY name_key, id',
    [tx.programId],
  );
}

export function findInterestsByIds(tx: Tx, ids: readonly Id[]): Promise<InterestRow[]> {
  return tx.query<InterestRow[]>(
    `SELECT id, name, offered FROM interest
      WHERE program_id = $1 AND id = ANY ($2::uuid[]) ORDER BY name_key, id`,
    [tx.programId, ids],
  );
}

/** Keeps them as they are offered until the end of the write. */
export function holdInterests(tx: Tx, ids: readonly Id[]): Promise<InterestRow[]> {
  return tx.query<InterestRow[]>(
    `SELECT id, name, offered FROM interest
      WHERE program_id = $1 AND id = ANY ($2::uuid[]) ORDER BY id FOR SHARE`,
    [tx.programId, ids],
  );
}

/** Of each advocate, by name. */
export async function interestsOf(
  tx: Tx,
  advocateIds: readonly Id[],
): Promise<Map<Id, InterestRow[]>> {
  const rows = await tx.query<(InterestRow & { advocateId: Id })[]>(
    `SELECT c.advocate_id AS "advocateId", i.id, i.name, i.offered
       FROM advocate_interest c
       JOIN interest i ON i.program_id = c.program_id AND i.id = c.interest_id
      WHERE c.program_id = $1 AND c.advocate_id = ANY ($2::uuid[])
      ORDER BY c.advocate_id, i.name_key, i.id`,
    [tx.programId, advocateIds],
  );
  const found = new Map<Id, InterestRow[]>(advocateIds.map((id) => [id, []]));
  for (const { advocateId, ...row } of rows) found.get(advocateId)?.push(row);
  return found;
}
