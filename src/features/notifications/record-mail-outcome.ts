import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { plusMs } from '../../kernel/clock.js';
import type { Id } from '../../kernel/ids.js';
import { Database, type Tx } from '../../platform/database/index.js';
import { retryDelayMs } from './mail-attempts.rules.js';

/** The outcome of a mail that was claimed. */
export type MailOutcome =
  | { readonly is: 'SENT' | 'NONE' | 'SWITCHED_OFF' }
  | { readonly is: 'PUT_OFF'; readonly dueAt: Date }
  /** tried again later, until it has failed too often; `FAILED`: every other try would fail too */
  | { readonly is: 'FAILING' | 'FAILED'; readonly failure: string }
  /** it left and nobody knows whether it arrived: not sent again by itself */
  | { readonly is: 'UNKNOWN'; readonly failure: string };

/** Records the outcome of a mail, unless somebody else has done so. */
@Injectable()
export class RecordMailOutcome {
  constructor(private readonly database: Database) {}

  async recordMailOutcome(actor: Actor, id: Id, outcome: MailOutcome): Promise<void> {
    await this.database.write(actor, OPERATION[outcome.is], async (tx) => {
      switch (outcome.is) {
        case 'PUT_OFF':
          return putOff(tx, id, outcome.dueAt);
        case 'FAILING':
          return failing(tx, id, outcome.failure);
        case 'FAILED':
        case 'UNKNOWN':
          return end(tx, id, outcome.is, outcome.failure);
        case 'SENT':
        case 'NONE':
        case 'SWITCHED_OFF':
          return end(tx, id, outcome.is, null);
      }
    });
  }
}

const OPERATION: Readonly<Record<MailOutcome['is'], string>> = {
  SENT: 'sendMail',
  NONE: 'sendMail',
  SWITCHED_OFF: 'sendMail',
  PUT_OFF: 'putOffMail',
  FAILING: 'failMail',
  FAILED: 'failMail',
  UNKNOWN: 'failMail',
};

async function end(
  tx: Tx,
  id: Id,
  status: Exclude<MailOutcome['is'], 'PUT_OFF' | 'FAILING'>,
  failure: string | null,
): Promise<void> {
  const isTried = status !== 'NONE' && status !== 'SWITCHED_OFF';
  await tx.query(
    `UPDATE notification SET mail_status = $3, mail_claimed_until = NULL, mail_failure = $4,
            mail_attempts = mail_attempts + $5, mail_sent_at = $6
      WHERE program_id = $1 AND id = $2 AND mail_status = 'WAITING'`,
    [tx.programId, id, status, failure, isTried ? 1 : 0, status === 'SENT' ? tx.realNow : null],
  );
}

async function putOff(tx: Tx, id: Id, dueAt: Date): Promise<void> {
  await tx.query(
    `UPDATE notification SET mail_due_at = $3, mail_claimed_until = NULL
      WHERE program_id = $1 AND id = $2 AND mail_status = 'WAITING'`,
    [tx.programId, id, dueAt],
  );
}

async function failing(tx: Tx, id: Id, failure: string): Promise<void> {
  const [rows] = await tx.query<[{ attempts: number }[], number]>(
    `UPDATE notification SET mail_attempts = mail_attempts + 1, mail_claimed_until = NULL,
            mail_failure = $3
      WHERE program_id = $1 AND id = $2 AND mail_status = 'WAITING'
     RETURNING mail_attempts AS attempts`,
    [tx.programId, id, failure],
  );
  if (!rows[0]) return;
  const delay = retryDelayMs(rows[0].attempts);
  await tx.query(
    `UPDATE notification SET mail_status = $3, mail_due_at = $4 WHERE program_id = $1 AND id = $2`,
    [
      tx.programId,
      id,
      delay === null ? 'FAILED' : 'WAITING',
      delay === null ? null : plusMs(tx.realNow, delay),
    ],
  );
}
