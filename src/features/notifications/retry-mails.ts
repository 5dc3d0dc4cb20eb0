import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { allowAgain } from '../../platform/mail/index.js';

/**
 * Sends mails again that were given up, or that may or may not have arrived: a person has decided
 * that twice is better than never. All such mails of the programme where no ids are given. Returns
 * how many.
 */
@Injectable()
export class RetryMails {
  async retryMails(tx: Tx, _actor: Actor, ids: readonly Id[] | null): Promise<number> {
    const [rows] = await tx.query<[{ mail_id: Id }[], number]>(
      `WITH given_up AS (
         SELECT id, coalesce(mail_id, id) AS mail_id FROM notification
          WHERE program_id = $1 AND mail_status IN ('FAILED', 'UNKNOWN')
            AND ($3::uuid[] IS NULL OR id = ANY ($3))
          ORDER BY id FOR UPDATE)
       UPDATE notification n SET mail_status = 'WAITING', mail_attempts = 0, mail_due_at = $2,
              mail_claimed_until = NULL, mail_failure = NULL, mail_id = NULL
         FROM given_up g WHERE n.program_id = $1 AND n.id = g.id
       RETURNING g.mail_id`,
      [tx.programId, tx.realNow, ids],
    );
    await allowAgain(tx, [...new Set(rows.map((row) => row.mail_id))]);
    return rows.length;
  }
}
