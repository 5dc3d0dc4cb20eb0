import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { findSubmissions, type SubmissionRow } from '../take/index.js';

export interface LockedSubmission extends SubmissionRow {
  /** the member behind the advocate, where there is one */
  readonly advocateMemberId: Id | null;
}

/**
 * A submission, with its participation locked. A second statement reads the row, so that it sees
 * what the transaction that held the lock before has committed.
 */
export async function lockSubmission(tx: Tx, id: Id): Promise<LockedSubmission | null> {
  const [locked] = await tx.query<Pick<LockedSubmission, 'advocateMemberId'>[]>(
    `SELECT (SELECT a.member_id FROM advocate_member a
              WHERE a.program_id = p.program_id AND a.advocate_id = p.advocate_id) AS "advocateMemberId"
       FROM participation p WHERE p.program_id = $1 AND p.id =
       (SELECT participation_id FROM submission WHERE program_id = $1 AND id = $2)
      FOR NO KEY UPDATE OF p`,
    [tx.programId, id],
  );
  const submission = (await findSubmissions(tx, [id])).get(id);
  return locked && submission ? { ...submission, ...locked } : null;
}

/** R-C5, whether somebody is known by their profile or by their membership. */
export function isOwnSubmission(actor: Actor, submission: LockedSubmission): boolean {
  return (
    (actor.advocateId !== null && actor.advocateId === submission.advocateId) ||
    (actor.memberId !== null && actor.memberId === submission.advocateMemberId)
  );
}
