import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { ownAmong } from '../../advocates/index.js';
import { OwnSubmission } from '../define/index.js';
import { findSubmissions, type SubmissionRow } from '../take/index.js';

/**
 * A submission, with its participation locked. A second statement reads the row, so that it sees
 * what the transaction that held the lock before has committed.
 */
export async function lockSubmission(tx: Tx, id: Id): Promise<SubmissionRow | null> {
  const locked = await tx.query<unknown[]>(
    `SELECT 1 FROM participation p WHERE p.program_id = $1 AND p.id =
       (SELECT participation_id FROM submission WHERE program_id = $1 AND id = $2)
      FOR NO KEY UPDATE OF p`,
    [tx.programId, id],
  );
  const submission = (await findSubmissions(tx, [id])).get(id);
  return locked.length > 0 && submission ? submission : null;
}

/** R-C5. Throws OwnSubmission. */
export async function refuseOwnSubmission(
  tx: Tx,
  actor: Actor,
  { advocateId }: SubmissionRow,
): Promise<void> {
  if ((await ownAmong(tx, actor, [advocateId])).length > 0) throw new OwnSubmission();
}
