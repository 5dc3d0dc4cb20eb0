import type pg from 'pg';
import type { Actor } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';
import type { Tx } from './tx.js';

/** Records who does what, and when: a row for each write (R-A3). */
export async function audit(
  client: pg.ClientBase,
  tx: Tx,
  actor: Actor,
  operation: string,
): Promise<void> {
  await client.query({
    name: 'audit',
    text: `INSERT INTO audit (program_id, id, recorded_at, program_now, operation, actor_kind,
             actor_id, member_id, actor_role, on_behalf_of, request_id)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    values: [
      actor.programId,
      tx.writeId,
      tx.realNow,
      tx.now,
      operation,
      actor.kind,
      actor.id,
      actor.memberId,
      actor.role,
      actor.onBehalfOf,
      actor.requestId,
    ],
  });
}

export interface AuditedOperation {
  readonly operation: string;
  readonly recordedAt: Date;
}

/** When one of these operations was last done in the programme; null where none was. */
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

/** The member whose act a write was, a key's maker included; null where no person did it. */
export async function memberOfWrite(tx: Tx, writeId: Id): Promise<Id | null> {
  const [row] = await tx.query<{ memberId: Id | null }[]>(
    'SELECT member_id AS "memberId" FROM audit WHERE program_id = $1 AND id = $2',
    [tx.programId, writeId],
  );
  return row?.memberId ?? null;
}
