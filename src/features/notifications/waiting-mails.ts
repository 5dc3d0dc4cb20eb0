import { Injectable } from '@nestjs/common';
import type { Id } from '../../kernel/ids.js';
import { CrossProgramDatabase, Database } from '../../platform/database/index.js';
import type { WaitingMail } from '../../platform/mail/index.js';
import { NoticeComposer, type Gathered } from './notice-composer.js';

const SHOWN = 50;

interface Waiting {
  readonly program_id: Id;
  readonly notice_ids: readonly Id[];
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

  /** The next fifty, in the order in which they will be sent: one for each reader. */
  async list(): Promise<WaitingMail[]> {
    const waiting = await this.crossProgram.query<Waiting & object>(
      `SELECT program_id, array_agg(id) AS notice_ids, mail_due_at FROM notification
        WHERE mail_status = 'WAITING' AND mail_due_at > now()
        GROUP BY program_id, advocate_id, mail_due_at
        ORDER BY mail_due_at, advocate_id LIMIT $1`,
      [SHOWN],
    );
    const mails: WaitingMail[] = [];
    for (const { program_id: programId, notice_ids: ids, mail_due_at: dueAt } of waiting) {
      const gathering = await this.database.read({ programId }, (tx) =>
        this.composer.gatherAnyHour(tx, ids),
      );
      if (gathering === null || 'is' in gathering.content) continue;
      const { content } = gathering;
      mails.push({ to: content.advocate.email, subject: await this.subjectOf(content), dueAt });
    }
    return mails;
  }

  /** One that cannot be written hides no other; it fails when it is due, and reports why. */
  private async subjectOf(gathered: Gathered): Promise<string> {
    const { mail, leftOut } = await this.composer.write(gathered);
    if (mail) return mail.subject;
    return `(${[...leftOut.values()].map((each) => ('failure' in each ? each.failure : '')).join()})`;
  }
}
