import type { Id } from '../../kernel/ids.js';
import type { CrossProgramDatabase, Tx } from '../database/index.js';
import type { OutgoingMail } from './deliver-mail.js';

/** A mail that stayed inside its programme. */
export interface KeptInside {
  readonly id: Id;
  readonly at: Date;
  readonly kind: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/**
 * The address of a page that lets in whoever opens it is for its mailbox alone: staff of the
 * sandbox read what is kept.
 */
const ADDRESS = /https?:\/\/\S+/g;

/**
 * R-T3: once the clock of a sandbox was moved nothing of it is real, so its mails stay inside.
 * True where this one was kept, now or earlier.
 */
export async function keepInside(
  database: CrossProgramDatabase,
  { programId, id, kind, to, subject, text, letsIn = false }: OutgoingMail,
): Promise<boolean> {
  const moved = await database.query(
    `WITH moved AS (
       SELECT 1 FROM program_state WHERE program_id = $1 AND clock_offset_ms > 0
     ), kept AS (
       INSERT INTO kept_mail (program_id, mail_id, kept_at, kind, recipient, subject, body)
       SELECT $1, $2, clock_timestamp(), $3, $4, $5, $6 FROM moved ON CONFLICT DO NOTHING
     )
     SELECT 1 AS moved FROM moved`,
    [programId, id, kind, to, subject, letsIn ? text.replaceAll(ADDRESS, '…') : text],
  );
  return moved.length > 0;
}

/** The newest first. */
export function findKeptMails(tx: Tx, first: number): Promise<KeptInside[]> {
  return tx.query<KeptInside[]>(
    `SELECT mail_id AS id, kept_at AS at, kind, recipient AS "to", subject, body AS text
       FROM kept_mail WHERE program_id = $1 ORDER BY kept_at DESC, mail_id DESC LIMIT $2`,
    [tx.programId, first],
  );
}
