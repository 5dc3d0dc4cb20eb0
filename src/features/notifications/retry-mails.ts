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
    const [rows] = await tx.query<[{ id: Id }[], number]>(
      `UPDATE notification SET mail_status = 'WAITING', mail_attempts = 0, mail_due_at = $2,
              mail_claimed_until = NULL, mail_failure = NULL
        WHERE program_id = $1 AND mail_status IN ('FAILED', 'UNKNOWN')
          AND ($3::uuid[] IS NULL OR id = ANY ($3))
       RETURNING id`,
      [tx.programId, tx.realNow, ids],
    );
    await allowAgain(
      tx,
      rows.map(({ id }) => id),
    );
    return rows.length;
  }
}
