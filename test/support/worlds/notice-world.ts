import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { machineActor, type Actor, type ActorKind } from '../../../src/kernel/actor.js';
import { momentOf, systemClock } from '../../../src/kernel/clock.js';
import { newId, type Id } from '../../../src/kernel/ids.js';
import { ClaimMail } from '../../../src/features/notifications/claim-mail.js';
import { NoticeComposer } from '../../../src/features/notifications/notice-composer.js';
import { NoticeTexts } from '../../../src/features/notifications/notice-texts.js';
import { RecordMailOutcome } from '../../../src/features/notifications/record-mail-outcome.js';
import { SendMail } from '../../../src/features/notifications/send-mail.js';
import { SetMailPreference } from '../../../src/features/notifications/set-mail-preference.js';
import {
  NotifyAdvocate,
  type Decided,
} from '../../../src/features/notifications/notify-advocate.js';
import { UnsubscribeController } from '../../../src/features/notifications/unsubscribe.controller.js';
import { UnsubscribeTokens } from '../../../src/features/notifications/unsubscribe-token.js';
import { WaitingMails } from '../../../src/features/notifications/waiting-mails.js';
import { RecordTimeline, type NewTimelineEntry } from '../../../src/features/timeline/index.js';
import {
  DeliverMail,
  FileMailer,
  MailDeliveries,
  type Mailer,
  type WaitingMail,
} from '../../../src/platform/mail/index.js';
import type { TestDatabase } from '../database/test-database.js';
import { referralSubject } from '../../../src/features/referrals/index.js';
import { referralLine } from '../../../src/features/referrals/settle/referral.subject.js';

export interface MailRow {
  readonly kind: string;
  readonly mail_status: string;
  readonly mail_attempts: number;
  readonly mail_due_at: Date | null;
  readonly inputs: Readonly<Record<string, unknown>>;
}

const silent = { debug: noop, info: noop, warn: noop, error: noop };

/** Notices of one programme: told from a timeline, and mailed into a folder. */
export class NoticeWorld {
  readonly report = new NotifyAdvocate();
  readonly setPreference = new SetMailPreference();
  readonly tokens = new UnsubscribeTokens('a session secret of at least 32 characters');
  readonly unsubscribe: UnsubscribeController;
  readonly texts = new NoticeTexts();

  private constructor(
    private readonly test: TestDatabase,
    readonly programId: Id,
    readonly slug: string,
    readonly inbox: FileMailer,
  ) {
    this.unsubscribe = new UnsubscribeController(
      test.database,
      this.tokens,
      this.texts,
      this.setPreference,
    );
  }

  static async open(
    test: TestDatabase,
    kind: 'SAMPLE' | 'SANDBOX' | 'LIVE' = 'LIVE',
  ): Promise<NoticeWorld> {
    const { id, slug } = await test.createProgram({ kind });
    const folder = await mkdtemp(join(tmpdir(), 'goodturn-notices-'));
    return new NoticeWorld(test, id, slug, new FileMailer(folder, systemClock));
  }

  /** `hour`: what the clock on the advocate's wall shows now. */
  async advocate(
    options: { hour?: number; email?: string | null; status?: string; language?: string } = {},
  ): Promise<Id> {
    const id = newId();
    await this.test.superuser(
      `INSERT INTO advocate (program_id, id, name, email, language, time_zone, status, paused_from,
         created_at, version)
       VALUES ($1, $2, 'Mei Tanaka', $3, $4, $5, $6,
         CASE $6 WHEN 'PAUSED' THEN 'ADVOCATE' END, now(), 1)`,
      [
        this.programId,
        id,
        options.email === undefined ? `${id}@example.com` : options.email,
        options.language ?? 'en',
        zoneWhereItIs(options.hour ?? 12),
        options.status ?? 'ACTIVE',
      ],
    );
    return id;
  }

  /** Records lines of one decision and tells of it, as its event would. */
  async decide(
    advocateId: Id,
    outcomes: readonly string[],
    options: {
      points?: number;
      actorKind?: Exclude<ActorKind, 'MEMBER' | 'API_KEY'>;
      occurredAt?: Date;
      audience?: NewTimelineEntry['audience'];
      inputs?: NewTimelineEntry['inputs'];
      /** absent: a new one */
      subjectId?: Id;
    } = {},
  ): Promise<Decided> {
    const actor = machineActor(options.actorKind ?? 'PUBLIC', this.programId, 'test');
    const { subjectId = newId() } = options;
    return this.test.database.write(actor, 'decide', async (tx) => {
      await new RecordTimeline().recordTimeline(
        tx,
        actor,
        outcomes.map((outcome) => ({
          ...referralLine('R-W3', 'ACCEPTED'),
          subjectId,
          occurredAt: options.occurredAt ?? tx.now,
          ruleVersion: 1,
          outcome,
          inputs: options.inputs ?? {},
          audience: options.audience ?? 'ADVOCATE',
        })),
      );
      const decided: Decided = {
        eventId: newId(),
        advocateId,
        subjectKind: referralSubject.kind,
        subjectId,
        at: tx.now,
        writeId: tx.writeId,
        points: options.points ?? 0,
      };
      return decided;
    });
  }

  async hear(decided: Decided): Promise<void> {
    const actor = machineActor('JOB', this.programId, 'test');
    await this.test.database.write(actor, 'notifyAdvocate', (tx) =>
      this.report.notifyAdvocate(tx, actor, decided),
    );
  }

  async send(
    options: { mailer?: Mailer; smtpUrl?: string | null; stopping?: AbortSignal } = {},
  ): Promise<number> {
    const { database, crossProgram } = this.test;
    const composer = this.composer(options.smtpUrl ?? null);
    const mailer = options.mailer ?? this.inbox;
    const deliveries = new MailDeliveries(crossProgram);
    const delivery = new DeliverMail(mailer, deliveries, silent);
    const claims = new ClaimMail(crossProgram);
    const outcomes = new RecordMailOutcome(database);
    const verb = new SendMail(database, claims, composer, delivery, outcomes);
    const actorOf = (programId: Id): Actor => machineActor('JOB', programId, 'test');
    return verb.sendMail(actorOf, options.stopping ?? new AbortController().signal);
  }

  waiting(): Promise<WaitingMail[]> {
    const { database, crossProgram } = this.test;
    return new WaitingMails(database, crossProgram, this.composer(null)).list();
  }

  private composer(smtpUrl: string | null): NoticeComposer {
    const config = { publicUrl: 'https://advocates.example', smtpUrl };
    return new NoticeComposer(this.texts, this.tokens, config);
  }

  rows(advocateId: Id): Promise<MailRow[]> {
    return this.test.superuser<MailRow & object>(
      `SELECT kind, mail_status, mail_attempts, mail_due_at, inputs FROM notification
       WHERE advocate_id = $1 ORDER BY created_at, id`,
      [advocateId],
    );
  }
}

/** A zone on whose clocks it is now this hour. */
export function zoneWhereItIs(hour: number): string {
  const now = momentOf(Date.now()).getUTCHours();
  const ahead = ((hour - now + 36) % 24) - 12;
  // POSIX names have the sign the other way round.
  return ahead === 0 ? 'UTC' : `Etc/GMT${ahead > 0 ? '-' : '+'}${String(Math.abs(ahead))}`;
}

function noop(): void {
  // A test of mails is not about log lines.
}
