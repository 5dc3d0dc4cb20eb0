import type { Actor } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { findSubmissions, type SubmissionRow } from './submission.queries.js';

/**
 * A submission, with its participation locked. The row is read by a second statement: it sees what
 * the one before, who held the lock, has committed.
 */
export async function lockSubmission(tx: Tx, id: Id): Promise<SubmissionRow | null> {
  await tx.query(
    `SELECT 1 FROM participation WHERE program_id = $1 AND id =
       (SELECT participation_id FROM submission WHERE program_id = $1 AND id = $2)
      FOR NO KEY UPDATE`,
    [tx.programId, id],
  );
  return (await findSubmissions(tx, [id])).get(id) ?? null;
}

/** R-C5, whether somebody is known by their profile or by their membership. */
export function isOwnSubmission(actor: Actor, submission: SubmissionRow): boolean {
  return (
    (actor.advocateId !== null && actor.advocateId === submission.advocateId) ||
    (actor.memberId !== null && actor.memberId === submission.advocateMemberId)
  );
}
