import type { Id } from '../../kernel/ids.js';
import type { CrossProgramDatabase, Tx } from '../../platform/database/index.js';

export interface MailBacklog {
  /** since the oldest mail that waits was due; 0 where none is */
  readonly oldestOverdueSeconds: number;
  /** given up, or sent without an answer: they wait for a person */
  readonly failed: number;
}

/** The mails of the whole installation that should have gone out. */
export async function mailBacklog(database: CrossProgramDatabase): Promise<MailBacklog> {
  const [row] = await database.query<{ overdue: number; failed: number }>(
    `SELECT coalesce(extract(epoch FROM clock_timestamp() - min(mail_due_at)
              FILTER (WHERE mail_status = 'WAITING' AND mail_due_at <= clock_timestamp())), 0)::int
              AS overdue,
            count(*) FILTER (WHERE mail_status IN ('FAILED', 'UNKNOWN'))::int AS failed
       FROM notification WHERE mail_status IN ('WAITING', 'FAILED', 'UNKNOWN')`,
  );
  return { oldestOverdueSeconds: row?.overdue ?? 0, failed: row?.failed ?? 0 };
}

export interface FailedMail {
  readonly id: Id;
  readonly advocateId: Id;
  readonly kind: string;
  readonly status: 'FAILED' | 'UNKNOWN';
  /** class or code, never a message */
  readonly failure: string | null;
  readonly attempts: number;
  readonly createdAt: Date;
}

const LISTED = 200;

/** The programme's mails that wait for a person, the oldest first, at most 200. */
export function listFailedMails(tx: Tx): Promise<FailedMail[]> {
  return tx.query<FailedMail[]>(
    `SELECT id, advocate_id AS "advocateId", kind, mail_status AS status, mail_failure AS failure,
            mail_attempts AS attempts, created_at AS "createdAt"
       FROM notification WHERE program_id = $1 AND mail_status IN ('FAILED', 'UNKNOWN')
      ORDER BY created_at, id LIMIT $2`,
    [tx.programId, LISTED],
  );
}
