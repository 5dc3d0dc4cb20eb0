import { Injectable } from '@nestjs/common';
import type { Id } from '../../kernel/ids.js';
import { CrossProgramDatabase, Database } from '../../platform/database/index.js';
import { reasonOf } from '../../platform/jobs/index.js';
import type { WaitingMail } from '../../platform/mail/index.js';
import { NoticeComposer, type Gathered } from './notice-composer.js';

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
      const gathered = await this.database.read({ programId }, (tx) =>
        this.composer.gatherAnyHour(tx, id),
      );
      if (gathered === null || 'is' in gathered) continue;
      mails.push({ to: gathered.advocate.email, subject: await this.subjectOf(gathered), dueAt });
    }
    return mails;
  }

  /** One that cannot be written hides no other; it fails when it is due, and reports why. */
  private async subjectOf(gathered: Gathered): Promise<string> {
    try {
      return (await this.composer.write(gathered)).subject;
    } catch (error) {
      return `(${reasonOf(error)})`;
    }
  }
}
