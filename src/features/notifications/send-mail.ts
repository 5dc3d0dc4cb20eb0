import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { plusMs } from '../../kernel/clock.js';
import type { Id } from '../../kernel/ids.js';
import { CrossProgramDatabase, Database } from '../../platform/database/index.js';
import { MAILER, type Mailer } from '../../platform/mail/index.js';
import { describeError, LOGGER, type Logger } from '../../platform/telemetry/index.js';
import { retryDelayMs } from './mail-attempts.rules.js';
import { NoticeComposer } from './notice-composer.js';

const BATCH = 50;
/** longer than a batch takes at the mailer's time limit would be wasteful after a crash */
const LEASE_S = 300;

interface Claimed {
  readonly program_id: Id;
  readonly id: Id;
}

/**
 * Sends the mails that are due. A row is claimed before and marked after, with no transaction open
 * in between: of two workers one sends. A worker that dies between the two sends once more.
 */
@Injectable()
export class SendMail {
  constructor(
    private readonly database: Database,
    private readonly crossProgram: CrossProgramDatabase,
    private readonly composer: NoticeComposer,
    @Inject(MAILER) private readonly mailer: Mailer,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Answers how many notices were dealt with: sent, put off, or not to be sent. */
  async execute(actorOf: (programId: Id) => Actor, stopping: AbortSignal): Promise<number> {
    let done = 0;
    for (;;) {
      const claimed = await this.claim();
      for (const { program_id: programId, id } of claimed) {
        if (stopping.aborted) return done;
        await this.sendOne(actorOf(programId), id);
        done += 1;
      }
      if (claimed.length < BATCH) return done;
    }
  }

  private claim(): Promise<Claimed[]> {
    return this.crossProgram.query<Claimed & object>(
      `UPDATE notification n SET mail_claimed_until = now() + $1 * interval '1 s'
         FROM (SELECT program_id, id FROM notification
                WHERE mail_status = 'WAITING' AND mail_due_at <= now()
                  AND (mail_claimed_until IS NULL OR mail_claimed_until <= now())
                ORDER BY mail_due_at LIMIT $2 FOR UPDATE SKIP LOCKED) due
        WHERE n.program_id = due.program_id AND n.id = due.id
       RETURNING n.program_id, n.id`,
      [LEASE_S, BATCH],
    );
  }

  private async sendOne(actor: Actor, id: Id): Promise<void> {
    const { programId } = actor;
    const composed = await this.database.read({ programId }, (tx) => this.composer.compose(tx, id));
    if (composed === null) return;
    if ('status' in composed) return this.settle(actor, id, composed.status);
    if ('dueAt' in composed) return this.putOff(actor, id, composed.dueAt);
    try {
      await this.mailer.send({ ...composed.mail, id, programId });
    } catch (error) {
      this.logger.warn({ notification: id, error: describeError(error) }, 'A mail was not taken');
      return this.fail(actor, id);
    }
    await this.settle(actor, id, 'SENT');
  }

  private async settle(
    actor: Actor,
    id: Id,
    status: 'SENT' | 'NONE' | 'SWITCHED_OFF',
  ): Promise<void> {
    await this.database.write(actor, 'sendMail', (tx) =>
      tx.query(
        `UPDATE notification SET mail_status = $3, mail_claimed_until = NULL,
                mail_attempts = mail_attempts + CASE WHEN $3 = 'SENT' THEN 1 ELSE 0 END,
                mail_sent_at = CASE WHEN $3 = 'SENT' THEN $4::timestamptz END
          WHERE program_id = $1 AND id = $2 AND mail_status = 'WAITING'`,
        [tx.programId, id, status, tx.realNow],
      ),
    );
  }

  private async putOff(actor: Actor, id: Id, dueAt: Date): Promise<void> {
    await this.database.write(actor, 'putOffMail', (tx) =>
      tx.query(
        `UPDATE notification SET mail_due_at = $3, mail_claimed_until = NULL
          WHERE program_id = $1 AND id = $2 AND mail_status = 'WAITING'`,
        [tx.programId, id, dueAt],
      ),
    );
  }

  private async fail(actor: Actor, id: Id): Promise<void> {
    await this.database.write(actor, 'failMail', async (tx) => {
      const [rows] = await tx.query<[{ attempts: number }[], number]>(
        `UPDATE notification SET mail_attempts = mail_attempts + 1, mail_claimed_until = NULL
          WHERE program_id = $1 AND id = $2 AND mail_status = 'WAITING'
         RETURNING mail_attempts AS attempts`,
        [tx.programId, id],
      );
      if (!rows[0]) return;
      const delay = retryDelayMs(rows[0].attempts);
      await tx.query(
        `UPDATE notification SET mail_status = $3, mail_due_at = $4
          WHERE program_id = $1 AND id = $2`,
        [
          tx.programId,
          id,
          delay === null ? 'FAILED' : 'WAITING',
          delay === null ? null : plusMs(tx.realNow, delay),
        ],
      );
    });
  }
}
