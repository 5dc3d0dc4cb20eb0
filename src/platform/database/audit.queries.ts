import type { Tx } from './tx.js';

export interface AuditedOperation {
  readonly operation: string;
  readonly recordedAt: Date;
}

/** The last time that one of these operations was done in the programme; null where none was. */
export async function lastDone(
  tx: Tx,
  operations: readonly string[],
): Promise<AuditedOperation | null> {
  const [last] = await tx.query<AuditedOperation[]>(
    `SELECT operation, recorded_at AS "recordedAt" FROM audit
     WHERE program_id = $1 AND operation = ANY ($2::text[]) ORDER BY id DESC LIMIT 1`,
    [tx.programId, operations],
  );
  return last ?? null;
}
