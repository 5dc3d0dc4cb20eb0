import { Inject, Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Id } from '../../kernel/ids.js';
import { readingMoment } from '../../kernel/reading-hours.js';
import { CONFIG, type Config } from '../../platform/config/index.js';
import type { Tx } from '../../platform/database/index.js';
import { reasonOf } from '../../platform/jobs/index.js';
import type { Mail } from '../../platform/mail/index.js';
import { findAdvocatesByIds, type AdvocateRow } from '../advocates/index.js';
import { readProgram, type ProgramRow } from '../programs/index.js';
import { kindOfMail, noticeMail, noticeWords, type NoticeWords } from './notice-mail.js';
import { noticeSubject, type NoticeSubject } from './notice-subject.js';
import { noticesOf } from './notice-registry.js';
import { NoticeTexts } from './notice-texts.js';
import { duringBreak, overtakenNotices } from './notice.rules.js';
import { NotificationEntity } from './notification.entity.js';
import { wantedKinds } from './notification.queries.js';
import type { LeftOut, MailOutcome } from './record-mail-outcome.js';
import { UnsubscribeTokens } from './unsubscribe-token.js';

interface Reader {
  readonly advocate: AdvocateRow & { readonly email: string };
  readonly program: ProgramRow;
}

interface ToldNotice {
  readonly notice: NotificationEntity;
  readonly subject: NoticeSubject;
}

/** The whole content of a mail, before it is put into words. */
export interface Gathered extends Reader {
  readonly told: readonly ToldNotice[];
}

/** What is to be told of some notices, and what is not. Null: none of them waits any more. */
export interface Gathering {
  readonly content: Gathered | MailOutcome;
  readonly leftOut: LeftOut;
}

/** A mail, without what could not be put into words. */
export interface WrittenMail {
  readonly mail: Mail | null;
  readonly leftOut: LeftOut;
}

/** Checks again, when a mail is due, what of it may still go out, and writes it. */
@Injectable()
export class NoticeComposer {
  constructor(
    private readonly texts: NoticeTexts,
    private readonly tokens: UnsubscribeTokens,
    @Inject(CONFIG) private readonly config: Pick<Config, 'publicUrl' | 'smtpUrl'>,
  ) {}

  /** Of notices to one reader: the content of their mail, or why none goes out now. */
  async gather(tx: Tx, noticeIds: readonly Id[]): Promise<Gathering | null> {
    const found = await this.gatherAnyHour(tx, noticeIds);
    if (found === null || 'is' in found.content) return found;
    const dueAt = readingMoment(tx.realNow, found.content.advocate.timeZone);
    if (dueAt <= tx.realNow) return found;
    return { content: { is: 'PUT_OFF', dueAt }, leftOut: found.leftOut };
  }

  /** The same, whatever the hour is for its reader. */
  async gatherAnyHour(tx: Tx, noticeIds: readonly Id[]): Promise<Gathering | null> {
    const notices = await waitingNotices(tx, noticeIds);
    const [first] = notices;
    if (!first) return null;
    const reader = await this.readerOf(tx, first.advocateId);
    if (reader === null) return { content: { is: 'NONE' }, leftOut: new Map() };
    const leftOut = await leftOutOf(tx, notices, reader.advocate);
    const told = await Promise.all(
      notices
        .filter(({ id }) => !leftOut.has(id))
        .map(async (notice) => ({
          notice,
          subject: await noticeSubject(tx, notice, reader.advocate.language),
        })),
    );
    return { content: told.length === 0 ? { is: 'NONE' } : { ...reader, told }, leftOut };
  }

  /** In the reader's language. Uses no database: an error here is one of the text. */
  async write(gathered: Gathered): Promise<WrittenMail> {
    const texts = await this.texts.open();
    const input = { ...gathered, texts, publicUrl: this.config.publicUrl };
    const leftOut = new Map<Id, { is: 'FAILED'; failure: string }>();
    const words: NoticeWords[] = [];
    for (const { notice, subject } of gathered.told) {
      try {
        words.push(noticeWords(input, notice, subject));
      } catch (error) {
        leftOut.set(notice.id, { is: 'FAILED', failure: reasonOf(error) });
      }
    }
    const [first, ...others] = words;
    if (!first) return { mail: null, leftOut };
    const kind = kindOfMail(words);
    const { advocate, program } = gathered;
    const token = this.tokens.make({ programId: program.id, advocateId: advocate.id, kind });
    const unsubscribeUrl = `${this.config.publicUrl}/unsubscribe?token=${token}`;
    return { mail: noticeMail(input, [first, ...others], unsubscribeUrl), leftOut };
  }

  private async readerOf(tx: Tx, advocateId: Id): Promise<Reader | null> {
    const [advocate] = await findAdvocatesByIds(tx, [advocateId]);
    const program = await readProgram(tx);
    // The sample's people are invented, their addresses may be somebody's: nothing leaves for them.
    const isInvented = program.kind === 'SAMPLE' && this.config.smtpUrl !== null;
    if (!advocate || advocate.email === null || isInvented) return null;
    return { advocate: { ...advocate, email: advocate.email }, program };
  }
}

/** In the order in which it happened. */
function waitingNotices(tx: Tx, noticeIds: readonly Id[]): Promise<NotificationEntity[]> {
  return tx.find(NotificationEntity, {
    where: { programId: tx.programId, id: In([...noticeIds]), mailStatus: 'WAITING' },
    order: { createdAt: 'ASC', id: 'ASC' },
  });
}

async function leftOutOf(
  tx: Tx,
  notices: readonly NotificationEntity[],
  advocate: AdvocateRow,
): Promise<LeftOut> {
  const leftOut = new Map<Id, { is: 'NONE' | 'SWITCHED_OFF' }>();
  const wanted = await wantedKinds(tx, advocate.id);
  for (const notice of notices) {
    if (!mayStillReach(advocate, notice)) leftOut.set(notice.id, { is: 'NONE' });
    else if (!wanted(notice.kind)) leftOut.set(notice.id, { is: 'SWITCHED_OFF' });
  }
  for (const id of overtakenNotices(notices.filter((each) => !leftOut.has(each.id)))) {
    leftOut.set(id, { is: 'NONE' });
  }
  return leftOut;
}

/** R-U5, R-U1: who has left since gets no mail any more, and who takes a break only answers. */
function mayStillReach({ status }: AdvocateRow, notice: NotificationEntity): boolean {
  const { kind, subjectKind } = notice;
  if (status === 'PAUSED') return duringBreak(kind, noticesOf(subjectKind)) === 'MAIL';
  return status !== 'LEFT';
}
