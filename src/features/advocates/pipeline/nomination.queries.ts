import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';

/** Who named somebody as an advocate, and why. */
export interface NominationRow {
  readonly advocateId: Id;
  /** a membership or a key; null: the command line */
  readonly nominatedBy: Id | null;
  readonly nominatedAt: Date;
  readonly note: string;
}

export async function nominationsOf(
  tx: Tx,
  advocateIds: readonly Id[],
): Promise<Map<Id, NominationRow>> {
  const rows = await tx.query<NominationRow[]>(
    `SELECT advocate_id AS "advocateId", nominated_by AS "nominatedBy",
       nominated_at AS "nominatedAt", note
     FROM nomination WHERE program_id = $1 AND advocate_id = ANY ($2::uuid[])`,
    [tx.programId, advocateIds],
  );
  return new Map(rows.map((row) => [row.advocateId, row]));
}
