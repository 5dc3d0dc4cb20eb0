import { Inject, Injectable } from '@nestjs/common';
import type { Id } from '../../kernel/ids.js';
import { CONFIG, type Config } from '../../platform/config/index.js';
import type { Tx } from '../../platform/database/index.js';
import type { Mail } from '../../platform/mail/index.js';
import { findAdvocatesByIds, type AdvocateRow } from '../advocates/index.js';
import { readProgram, type ProgramRow } from '../programs/index.js';
import { noticeMail } from './notice-mail.js';
import { noticeSubject } from './notice-subject.queries.js';
import { NoticeTexts } from './notice-texts.js';
import { NotificationEntity, type MailStatus } from './notification.entity.js';
import { wantsMail } from './notification.queries.js';
import { readingMoment } from './reading-hours.rules.js';
import { UnsubscribeTokens } from './unsubscribe-token.js';

interface Unsent {
  readonly status: Extract<MailStatus, 'NONE' | 'SWITCHED_OFF'>;
}

/** What is to be done with a notice whose mail is due. */
export type Composed = { readonly mail: Mail } | Unsent | { readonly dueAt: Date };

interface Addressed {
  readonly notice: NotificationEntity;
  readonly advocate: AdvocateRow & { readonly email: string };
  readonly program: ProgramRow;
}

/** Looks again, when a mail is due, whether it may still go out, and writes it. */
@Injectable()
export class NoticeComposer {
  constructor(
    private readonly texts: NoticeTexts,
    private readonly tokens: UnsubscribeTokens,
    @Inject(CONFIG) private readonly config: Pick<Config, 'publicUrl' | 'smtpUrl'>,
  ) {}

  /** Null where the notice waits no more. */
  async compose(tx: Tx, id: Id): Promise<Composed | null> {
    const found = await this.look(tx, id);
    if (found === null || 'status' in found) return found;
    const dueAt = readingMoment(tx.realNow, found.advocate.timeZone);
    if (dueAt > tx.realNow) return { dueAt };
    return { mail: await this.write(tx, found) };
  }

  /** The mail as it would be now, whatever the hour is for its reader; null where there is none. */
  async preview(tx: Tx, id: Id): Promise<Mail | null> {
    const found = await this.look(tx, id);
    return found === null || 'status' in found ? null : this.write(tx, found);
  }

  private async look(tx: Tx, id: Id): Promise<Addressed | Unsent | null> {
    const { programId } = tx;
    const notice = await tx.findOneBy(NotificationEntity, { programId, id });
    if (notice?.mailStatus !== 'WAITING') return null;
    const { advocateId, kind } = notice;
    const [advocate] = await findAdvocatesByIds(tx, [advocateId]);
    const program = await readProgram(tx);
    // The sample's people are invented, their addresses may be somebody's: nothing leaves for them.
    const isInvented = program.kind === 'SAMPLE' && this.config.smtpUrl !== null;
    if (!advocate || advocate.email === null || isInvented) return { status: 'NONE' };
    if (!(await wantsMail(tx, advocateId, kind))) return { status: 'SWITCHED_OFF' };
    return { notice, advocate: { ...advocate, email: advocate.email }, program };
  }

  private async write(tx: Tx, { notice, advocate, program }: Addressed): Promise<Mail> {
    const { advocateId, kind } = notice;
    const token = this.tokens.make({ programId: tx.programId, advocateId, kind });
    return noticeMail({
      texts: await this.texts.open(),
      notice,
      subject: await noticeSubject(tx, notice, advocate.language),
      advocate,
      program,
      publicUrl: this.config.publicUrl,
      unsubscribeUrl: `${this.config.publicUrl}/unsubscribe?token=${token}`,
    });
  }
}
