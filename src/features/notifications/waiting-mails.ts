import { Injectable } from '@nestjs/common';
import type { Id } from '../../kernel/ids.js';
import { CrossProgramDatabase, Database } from '../../platform/database/index.js';
import type { WaitingMail } from '../../platform/mail/index.js';
import { NoticeComposer } from './notice-composer.js';

const SHOWN = 50;

interface Waiting {
  readonly program_id: Id;
  readonly id: Id;
  readonly mail_due_at: Date;
}

/** What waits for the end of its reader's night (R-N1), for the development inbox. */
@Injectable()
export class WaitingMails {
  constructor(
    private readonly database: Database,
    private readonly crossProgram: CrossProgramDatabase,
    private readonly composer: NoticeComposer,
  ) {}

  /** The next fifty, in the order in which they will be sent. */
  async list(): Promise<WaitingMail[]> {
    const waiting = await this.crossProgram.query<Waiting & object>(
      `SELECT program_id, id, mail_due_at FROM notification
        WHERE mail_status = 'WAITING' AND mail_due_at > now()
        ORDER BY mail_due_at, id LIMIT $1`,
      [SHOWN],
    );
    const mails: WaitingMail[] = [];
    for (const { program_id: programId, id, mail_due_at: dueAt } of waiting) {
      const mail = await this.database.read({ programId }, (tx) => this.composer.preview(tx, id));
      if (mail !== null) mails.push({ to: mail.to, subject: mail.subject, dueAt });
    }
    return mails;
  }
}
