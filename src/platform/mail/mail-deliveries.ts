import type { Id } from '../../kernel/ids.js';
import type { CrossProgramDatabase, Tx } from '../database/index.js';
import type { OutgoingMail } from './deliver-mail.js';
import { keepInside } from './kept-mails.js';
import { ANSWER_WITHIN_MS } from './smtp-limits.js';

/** A mail of a programme, identified by what it reports. */
export interface DeliveryKey {
  readonly programId: Id;
  readonly id: Id;
}

/** No process waits any more for the answer to a delivery that is older than this. */
const UNDER_WAY_MS = ANSWER_WITHIN_MS + 30_000;

/**
 * `UNDER_WAY`: it has begun to leave, and a process waits for the answer. `UNKNOWN`: it has begun
 * to leave, and that process is gone.
 */
export type DeliveryStanding = 'UNDER_WAY' | 'TAKEN' | 'UNKNOWN';

/**
 * Which mails have begun to leave. The row is committed before the first byte goes, and is unique:
 * of two processes with the same mail one sends it, and one that is killed leaves a trace.
 */
export class MailDeliveries {
  constructor(private readonly database: CrossProgramDatabase) {}

  /** True where the mail stays inside its sandbox. */
  keepInside(mail: OutgoingMail): Promise<boolean> {
    return keepInside(this.database, mail);
  }

  /** Null where it has not begun to leave. */
  async find({ programId, id }: DeliveryKey): Promise<DeliveryStanding | null> {
    const [row] = await this.database.query<{ standing: DeliveryStanding }>(
      `SELECT CASE WHEN taken_at IS NOT NULL THEN 'TAKEN'
                   WHEN begun_at > clock_timestamp() - $3::float8 * interval '1 ms' THEN 'UNDER_WAY'
                   ELSE 'UNKNOWN' END AS standing
         FROM mail_delivery WHERE program_id = $1 AND mail_id = $2`,
      [programId, id, UNDER_WAY_MS],
    );
    return row?.standing ?? null;
  }

  /** False where it was begun already. */
  async begin({ programId, id }: DeliveryKey): Promise<boolean> {
    const begun = await this.database.query(
      `INSERT INTO mail_delivery (program_id, mail_id, begun_at)
       VALUES ($1, $2, clock_timestamp()) ON CONFLICT DO NOTHING RETURNING 1 AS begun`,
      [programId, id],
    );
    return begun.length === 1;
  }

  async taken({ programId, id }: DeliveryKey): Promise<void> {
    await this.database.query(
      `UPDATE mail_delivery SET taken_at = clock_timestamp()
        WHERE program_id = $1 AND mail_id = $2`,
      [programId, id],
    );
  }

  /** The server reported that it did not leave after all: it may be tried again. */
  async forget({ programId, id }: DeliveryKey): Promise<void> {
    await this.database.query('DELETE FROM mail_delivery WHERE program_id = $1 AND mail_id = $2', [
      programId,
      id,
    ]);
  }
}

/** Lets these mails be sent again, by the decision of a person who knows that they may have arrived. */
export async function allowAgain(tx: Tx, ids: readonly Id[]): Promise<void> {
  await tx.query('DELETE FROM mail_delivery WHERE program_id = $1 AND mail_id = ANY ($2::uuid[])', [
    tx.programId,
    ids,
  ]);
}
