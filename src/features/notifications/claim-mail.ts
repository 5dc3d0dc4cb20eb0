import { Injectable } from '@nestjs/common';
import type { Id } from '../../kernel/ids.js';
import { CrossProgramDatabase } from '../../platform/database/index.js';

/**
 * Longer than a mail takes until it begins to leave. From then on `DeliverMail` knows of it: a
 * lease that runs out sends nothing twice.
 */
const LEASE_S = 30;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

export interface ClaimedMail {
  readonly programId: Id;
  /** of the mail: the notice that was taken up first */
  readonly id: Id;
  /** what it tells of */
  readonly noticeIds: readonly Id[];
}

/**
 * The programmes that have mails waiting, by one step of the index each; of the first whose mail is
 * due, that mail. The walk ends there. Everything else that is due for its reader goes with it
 * (R-N1), and stays with it: a mail that was tried once says the same when it is tried again. Who
 * takes up a reader's mail locks the reader, so that two processes do not share it out.
 */
const CLAIM = `
  WITH RECURSIVE waiting AS (
    (SELECT program_id FROM notification WHERE mail_status = 'WAITING' AND program_id > $1
      ORDER BY program_id LIMIT 1)
    UNION ALL
    SELECT (SELECT n.program_id FROM notification n
             WHERE n.mail_status = 'WAITING' AND n.program_id > w.program_id
             ORDER BY n.program_id LIMIT 1)
      FROM waiting w WHERE w.program_id IS NOT NULL
  ), due AS MATERIALIZED (
    SELECT first.program_id, first.id, first.advocate_id, first.mail_id
      FROM waiting w CROSS JOIN LATERAL (
        SELECT n.program_id, n.id, n.advocate_id, n.mail_id FROM notification n
         WHERE n.program_id = w.program_id AND n.mail_status = 'WAITING' AND n.mail_due_at <= now()
           AND (n.mail_claimed_until IS NULL OR n.mail_claimed_until <= now())
           AND pg_try_advisory_xact_lock(hashtextextended('mails of ' || n.advocate_id::text, 0))
         ORDER BY n.mail_due_at LIMIT 1 FOR UPDATE SKIP LOCKED) first
     LIMIT 1
  )
  UPDATE notification n
     SET mail_claimed_until = now() + $2 * interval '1 s', mail_id = coalesce(due.mail_id, due.id)
    FROM due
   WHERE n.program_id = due.program_id AND n.advocate_id = due.advocate_id
     AND n.mail_id IS NOT DISTINCT FROM due.mail_id
     AND n.mail_status = 'WAITING' AND n.mail_due_at <= now()
     AND (n.mail_claimed_until IS NULL OR n.mail_claimed_until <= now())
  RETURNING n.program_id, n.mail_id, n.id`;

/** Takes up what is due for one reader. Programmes take turns, however many mails one of them has. */
@Injectable()
export class ClaimMail {
  constructor(private readonly crossProgram: CrossProgramDatabase) {}

  /** The next programme's after `after`; null where none of those has one. */
  async claimMail(after: Id | null): Promise<ClaimedMail | null> {
    const rows = await this.crossProgram.query<{ program_id: Id; mail_id: Id; id: Id }>(CLAIM, [
      after ?? BEFORE_ALL,
      LEASE_S,
    ]);
    const [first] = rows;
    if (!first) return null;
    return {
      programId: first.program_id,
      id: first.mail_id,
      noticeIds: rows.map(({ id }) => id),
    };
  }

  /** Releases a mail that was not handled. */
  async release({ programId, noticeIds }: ClaimedMail): Promise<void> {
    await this.crossProgram.query(
      `UPDATE notification SET mail_claimed_until = NULL
        WHERE program_id = $1 AND id = ANY ($2::uuid[])`,
      [programId, noticeIds],
    );
  }
}
