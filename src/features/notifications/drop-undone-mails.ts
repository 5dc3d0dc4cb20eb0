import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import type { SubjectKind } from '../subjects/index.js';
import { undoneMails, type Undoes, type WaitingNotice } from './undone-mails.rules.js';

interface AboutSubject {
  readonly advocateId: Id;
  readonly subjectKind: SubjectKind;
  readonly subjectId: Id;
}

/** Notices about one subject are written one after the other, whichever event comes first. */
export async function lockNoticesOf(tx: Tx, { subjectId }: AboutSubject): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('notice ' || $1::text, 0))`, [
    subjectId,
  ]);
}

/** Leaves the mails unsent that `undoneMails` names; one that is claimed goes out. */
export async function dropUndoneMails(
  tx: Tx,
  { advocateId, subjectKind, subjectId }: AboutSubject,
  undoes: Undoes | undefined,
): Promise<void> {
  if (undoes === undefined) return;
  const waiting = await tx.query<WaitingNotice[]>(
    `SELECT id, inputs ->> 'outcome' AS outcome, coalesce((inputs ->> 'points')::bigint, 0) AS points
     FROM notification
     WHERE program_id = $1 AND advocate_id = $2 AND subject_kind = $3 AND subject_id = $4
       AND mail_status = 'WAITING' AND mail_attempts = 0
       AND (mail_claimed_until IS NULL OR mail_claimed_until <= now())
     ORDER BY created_at, id FOR UPDATE`,
    [tx.programId, advocateId, subjectKind, subjectId],
  );
  const undone = undoneMails(waiting, undoes);
  if (undone.length === 0) return;
  await tx.query(
    `UPDATE notification SET mail_status = 'NONE', mail_due_at = NULL
     WHERE program_id = $1 AND id = ANY ($2::uuid[])`,
    [tx.programId, undone],
  );
}
