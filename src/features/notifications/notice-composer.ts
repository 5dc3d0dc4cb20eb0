import { Inject, Injectable } from '@nestjs/common';
import type { Id } from '../../kernel/ids.js';
import { readingMoment } from '../../kernel/reading-hours.js';
import { CONFIG, type Config } from '../../platform/config/index.js';
import type { Tx } from '../../platform/database/index.js';
import type { Mail } from '../../platform/mail/index.js';
import { findAdvocatesByIds, type AdvocateRow } from '../advocates/index.js';
import { readProgram, type ProgramRow } from '../programs/index.js';
import { noticeMail } from './notice-mail.js';
import { noticeSubject, type NoticeSubject } from './notice-subject.js';
import { noticesOf } from './notice-registry.js';
import { NoticeTexts } from './notice-texts.js';
import { duringBreak } from './notice.rules.js';
import { NotificationEntity } from './notification.entity.js';
import { wantsMail } from './notification.queries.js';
import type { MailOutcome } from './record-mail-outcome.js';
import { UnsubscribeTokens } from './unsubscribe-token.js';

interface Addressed {
  readonly notice: NotificationEntity;
  readonly advocate: AdvocateRow & { readonly email: string };
  readonly program: ProgramRow;
}

/** The whole content of a mail, before it is put into words. */
export interface Gathered extends Addressed {
  readonly subject: NoticeSubject;
}

/** Checks again, when a mail is due, whether it may still go out, and writes it. */
@Injectable()
export class NoticeComposer {
  constructor(
    private readonly texts: NoticeTexts,
    private readonly tokens: UnsubscribeTokens,
    @Inject(CONFIG) private readonly config: Pick<Config, 'publicUrl' | 'smtpUrl'>,
  ) {}

  /** The content of its mail, or why none goes out now; null where the notice waits no more. */
  async gather(tx: Tx, id: Id): Promise<Gathered | MailOutcome | null> {
    const found = await this.gatherAnyHour(tx, id);
    if (found === null || 'is' in found) return found;
    const dueAt = readingMoment(tx.realNow, found.advocate.timeZone);
    return dueAt > tx.realNow ? { is: 'PUT_OFF', dueAt } : found;
  }

  /** The same, whatever the hour is for its reader. */
  async gatherAnyHour(tx: Tx, id: Id): Promise<Gathered | MailOutcome | null> {
    const found = await this.look(tx, id);
    if (found === null || 'is' in found) return found;
    return { ...found, subject: await noticeSubject(tx, found.notice, found.advocate.language) };
  }

  /** In the reader's language. Uses no database: an error here is one of the text. */
  async write(gathered: Gathered): Promise<Mail> {
    const { programId, advocateId, kind } = gathered.notice;
    const token = this.tokens.make({ programId, advocateId, kind });
    return noticeMail({
      ...gathered,
      texts: await this.texts.open(),
      publicUrl: this.config.publicUrl,
      unsubscribeUrl: `${this.config.publicUrl}/unsubscribe?token=${token}`,
    });
  }

  private async look(tx: Tx, id: Id): Promise<Addressed | MailOutcome | null> {
    const { programId } = tx;
    const notice = await tx.findOneBy(NotificationEntity, { programId, id });
    if (notice?.mailStatus !== 'WAITING') return null;
    const { advocateId, kind } = notice;
    const [advocate] = await findAdvocatesByIds(tx, [advocateId]);
    const program = await readProgram(tx);
    // The sample's people are invented, their addresses may be somebody's: nothing leaves for them.
    const isInvented = program.kind === 'SAMPLE' && this.config.smtpUrl !== null;
    if (!advocate || advocate.email === null || isInvented) return { is: 'NONE' };
    if (!mayStillReach(advocate, notice)) return { is: 'NONE' };
    if (!(await wantsMail(tx, advocateId, kind))) return { is: 'SWITCHED_OFF' };
    return { notice, advocate: { ...advocate, email: advocate.email }, program };
  }
}

/** R-U5, R-U1: who has left since gets no mail any more, and who takes a break only answers. */
function mayStillReach({ status }: AdvocateRow, notice: NotificationEntity): boolean {
  const { kind, subjectKind } = notice;
  if (status === 'PAUSED') return duringBreak(kind, noticesOf(subjectKind)) === 'MAIL';
  return status !== 'LEFT';
}
