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

/** What the mail does not tell after all, and why. */
export type LeftOut = ReadonlyMap<
  Id,
  | { readonly is: 'NONE' | 'SWITCHED_OFF' }
  /** its words cannot be written; those of the others can */
  | { readonly is: 'FAILED'; readonly failure: string }
>;

export interface EndOfMail {
  readonly outcome: MailOutcome;
  readonly leftOut: LeftOut;
}

/** Records the outcome of a mail for each of its notices, unless somebody else has done so. */
@Injectable()
export class RecordMailOutcome {
  constructor(private readonly database: Database) {}

  async recordMailOutcome(
    actor: Actor,
    noticeIds: readonly Id[],
    { outcome, leftOut }: EndOfMail,
  ): Promise<void> {
    const told = noticeIds.filter((id) => !leftOut.has(id));
    await this.database.write(actor, OPERATION[outcome.is], async (tx) => {
      for (const [id, left] of leftOut) await record(tx, [id], left);
      if (told.length > 0) await record(tx, told, outcome);
    });
  }
}

async function record(tx: Tx, ids: readonly Id[], outcome: MailOutcome): Promise<void> {
  switch (outcome.is) {
    case 'PUT_OFF':
      return putOff(tx, ids, outcome.dueAt);
    case 'FAILING':
      return failing(tx, ids, outcome.failure);
    case 'FAILED':
    case 'UNKNOWN':
      return end(tx, ids, outcome.is, outcome.failure);
    case 'SENT':
    case 'NONE':
    case 'SWITCHED_OFF':
      return end(tx, ids, outcome.is, null);
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
  ids: readonly Id[],
  status: Exclude<MailOutcome['is'], 'PUT_OFF' | 'FAILING'>,
  failure: string | null,
): Promise<void> {
  const isTried = status !== 'NONE' && status !== 'SWITCHED_OFF';
  await tx.query(
    `UPDATE notification SET mail_status = $3, mail_claimed_until = NULL, mail_failure = $4,
            mail_attempts = mail_attempts + $5, mail_sent_at = $6
      WHERE program_id = $1 AND id = ANY ($2::uuid[]) AND mail_status = 'WAITING'`,
    [tx.programId, ids, status, failure, isTried ? 1 : 0, status === 'SENT' ? tx.realNow : null],
  );
}

/** Nothing of it has left: until then it may take up what comes for its reader. */
async function putOff(tx: Tx, ids: readonly Id[], dueAt: Date): Promise<void> {
  await tx.query(
    `UPDATE notification SET mail_due_at = $3, mail_claimed_until = NULL, mail_id = NULL
      WHERE program_id = $1 AND id = ANY ($2::uuid[]) AND mail_status = 'WAITING'`,
    [tx.programId, ids, dueAt],
  );
}

async function failing(tx: Tx, ids: readonly Id[], failure: string): Promise<void> {
  const [rows] = await tx.query<[{ attempts: number }[], number]>(
    `UPDATE notification SET mail_attempts = mail_attempts + 1, mail_claimed_until = NULL,
            mail_failure = $3
      WHERE program_id = $1 AND id = ANY ($2::uuid[]) AND mail_status = 'WAITING'
     RETURNING mail_attempts AS attempts`,
    [tx.programId, ids, failure],
  );
  if (!rows[0]) return;
  const delay = retryDelayMs(Math.max(...rows.map(({ attempts }) => attempts)));
  await tx.query(
    `UPDATE notification SET mail_status = $3, mail_due_at = $4
      WHERE program_id = $1 AND id = ANY ($2::uuid[]) AND mail_status = 'WAITING'`,
    [
      tx.programId,
      ids,
      delay === null ? 'FAILED' : 'WAITING',
      delay === null ? null : plusMs(tx.realNow, delay),
    ],
  );
}
