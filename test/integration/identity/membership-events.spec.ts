import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  Module,
  type DynamicModule,
  type INestApplicationContext,
  type Type,
} from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { tmpdir } from 'node:os';
import 'reflect-metadata';
import { AdvocatesModule } from '../../../src/features/advocates/index.js';
import {
  OnMemberInvitedEnsureAdvocate,
  OnMemberJoinedEnsureAdvocate,
} from '../../../src/features/advocates/presence/on-membership-changed.js';
import { IdentityModule, InviteMember } from '../../../src/features/identity/index.js';
import { InvitationTokens } from '../../../src/features/identity/invite/invitation-token.js';
import { MailInvitation } from '../../../src/features/identity/invite/mail-invitation.js';
import {
  OnMemberInvited,
  OnMemberReminded,
} from '../../../src/features/identity/invite/on-member-invited.js';
import { systemClock } from '../../../src/kernel/clock.js';
import { newId, type Id } from '../../../src/kernel/ids.js';
import {
  INVITATION_ACCEPTOR,
  SignIn,
  type InvitationAcceptor,
} from '../../../src/platform/auth/index.js';
import { CONFIG, readConfig } from '../../../src/platform/config/index.js';
import { CrossProgramDatabase, Database } from '../../../src/platform/database/index.js';
import type { JobRun } from '../../../src/platform/jobs/index.js';
import {
  DeliverMail,
  findKeptMails,
  MAILER,
  MailDeliveries,
} from '../../../src/platform/mail/index.js';
import {
  Outbox,
  type ConsumedEvent,
  type EventConsumer,
} from '../../../src/platform/outbox/index.js';
import { Sweep } from '../../../src/platform/sweep/index.js';
import { LOGGER, makeLogger } from '../../../src/platform/telemetry/index.js';
import { openTestDatabase, type TestDatabase } from '../../support/database/test-database.js';
import { insertMember, openTestSignIn, type TestSignIn } from '../../support/api/test-sign-in.js';
import { TestSecrets } from '../../support/test-secrets.js';

@Module({})
class Ground {}

@Module({})
class App {}

type Consumer = EventConsumer<{ membershipId: Id }>;

describe('what follows an invitation', () => {
  let test: TestDatabase;
  let opened: TestSignIn;
  let app: INestApplicationContext;

  beforeAll(async () => {
    test = await openTestDatabase();
    opened = openTestSignIn(test);
    const logger = makeLogger('silent');
    const providers = [
      { provide: CONFIG, useValue: readConfig({ NODE_ENV: 'test', GOODTURN_HOME: tmpdir() }) },
      { provide: LOGGER, useValue: logger },
      { provide: Database, useValue: test.database },
      { provide: CrossProgramDatabase, useValue: test.crossProgram },
      { provide: Sweep, useValue: new Sweep(test.crossProgram, test.database, logger) },
      { provide: Outbox, useValue: new Outbox() },
      { provide: SignIn, useValue: opened.signIn },
      { provide: MAILER, useValue: opened.mails },
      {
        provide: DeliverMail,
        useValue: new DeliverMail(opened.mails, new MailDeliveries(test.crossProgram), logger),
      },
    ];
    const exports = providers.map(({ provide }) => provide);
    const ground: DynamicModule = { module: Ground, global: true, providers, exports };
    app = await NestFactory.createApplicationContext(
      { module: App, imports: [ground, TestSecrets, IdentityModule, AdvocatesModule] },
      { logger: false, abortOnError: false },
    );
  });
  afterAll(async () => {
    await app.close();
    await opened.signIn.close();
    await test.close();
  });

  async function invited(locale: string, kind: 'LIVE' | 'SAMPLE' | 'SANDBOX' = 'LIVE') {
    const program = await test.createProgram({ kind });
    await test.superuser('UPDATE program SET locale = $2, name = $3 WHERE id = $1', [
      program.id,
      locale,
      'North <Star>',
    ]);
    const email = `m${newId()}@example.com`;
    const membership = await test.database.write(program.actor, 'inviteMember', (tx) =>
      app.get(InviteMember).inviteMember(tx, program.actor, {
        email,
        name: 'Dana Cole',
        roles: ['advocate'],
      }),
    );
    const mails = () => opened.mails.mails.filter(({ to }) => to === email);
    return { program, email, membership, mails };
  }

  async function report(consumer: Type<Consumer>, made: Awaited<ReturnType<typeof invited>>) {
    const event: ConsumedEvent<{ membershipId: Id }> = {
      programId: made.program.id,
      eventId: newId(),
      name: 'member.invited',
      payload: { membershipId: made.membership.id },
      occurredAt: systemClock.now(),
      writeId: null,
      actor: made.program.actor,
    };
    const run = { stopping: new AbortController().signal } as JobRun;
    await app.get<Consumer>(consumer).handle(event, run);
  }

  it.each([
    ['en', 'You are invited to North <Star>'],
    ['ja', 'North <Star> への招待'],
    ['id', 'Anda diundang ke North <Star>'],
    ['zh-CN', '邀请您加入 North <Star>'],
  ])('a mail in the language of the programme: %s', async (locale, subject) => {
    const made = await invited(locale);
    await report(OnMemberInvited, made);
    const [mail] = made.mails();
    expect(mail).toMatchObject({ kind: 'INVITATION', subject });
    expect(mail?.text).toContain('http://localhost:3000/join?token=');
    expect(mail?.html).toContain('North &lt;Star&gt;');
    expect(mail?.html).not.toContain('<Star>');
  });

  it.each([
    ['en', 'Your invitation to North <Star> is still open'],
    ['ja', 'North <Star> への招待はまだ有効です'],
    ['id', 'Undangan Anda ke North <Star> masih terbuka'],
    ['zh-CN', 'North <Star> 的邀请仍然有效'],
  ])('R-U4: a reminder in the language of the programme: %s', async (locale, subject) => {
    const made = await invited(locale);
    const inviter = { email: `dana${newId()}@example.com`, name: 'Dana Cole' };
    const { membershipId } = await insertMember(test, made.program.id, inviter);
    await test.superuser('UPDATE membership SET invited_by = $2 WHERE id = $1', [
      made.membership.id,
      membershipId,
    ]);
    await report(OnMemberReminded, made);
    const [mail] = made.mails();
    expect(mail).toMatchObject({ kind: 'INVITATION_REMINDER', subject, replyTo: inviter.email });
    expect(mail?.text).toContain('Dana Cole');
    expect(mail?.unsubscribeUrl).toContain('/no-invitations?token=');
  });

  it('R-U1: in the language that staff said they read, until they choose one', async () => {
    const made = await invited('en');
    await report(OnMemberInvitedEnsureAdvocate, made);
    const set = (language: string, from: string) =>
      test.superuser(
        'UPDATE advocate SET language = $2, language_from = $3 WHERE program_id = $1',
        [made.program.id, language, from],
      );
    await set('ja', 'STAFF');
    await report(OnMemberReminded, made);
    await set('id', 'MEMBER');
    await report(OnMemberReminded, made);
    expect(made.mails().map(({ subject }) => subject)).toEqual([
      'North <Star> への招待はまだ有効です',
      'Your invitation to North <Star> is still open', // the programme’s
    ]);
  });

  it('R-U4: no mail to who said no, and none after the end', async () => {
    for (const change of [
      `status = 'REMOVED', declined_at = now()`,
      `invitation_ends_at = now() - interval '1 s'`,
    ]) {
      const made = await invited('en');
      await test.superuser(`UPDATE membership SET ${change} WHERE id = $1`, [made.membership.id]);
      await report(OnMemberReminded, made);
      expect(made.mails()).toEqual([]);
    }
  });

  it('no mail to the people of the sample, and none to who was removed or is in', async () => {
    const [sample, joined] = [await invited('en', 'SAMPLE'), await invited('en')];
    const acceptor = app.get<InvitationAcceptor>(INVITATION_ACCEPTOR);
    await acceptor.acceptAll(joined.membership.memberId, 'r');
    for (const made of [sample, joined]) {
      await report(OnMemberInvited, made);
      expect(made.mails()).toEqual([]);
    }
  });

  it('a profile that waits for the advocate, and is theirs when they have joined', async () => {
    const made = await invited('ja');
    const profiles = () =>
      test.superuser('SELECT member_id, status, language FROM advocate WHERE program_id = $1', [
        made.program.id,
      ]);
    const { memberId } = made.membership;
    await report(OnMemberInvitedEnsureAdvocate, made);
    expect(await profiles()).toEqual([{ member_id: memberId, status: 'INVITED', language: 'ja' }]);
    await app.get<InvitationAcceptor>(INVITATION_ACCEPTOR).acceptAll(memberId, 'r');
    await opened.signIn.setLanguage(memberId, 'id');
    await report(OnMemberJoinedEnsureAdvocate, made);
    expect(await profiles()).toEqual([{ member_id: memberId, status: 'JOINED', language: 'id' }]);
  });

  it('R-T3: once its clock was moved, the mail stays in the sandbox, and lets nobody in from there', async () => {
    const made = await invited('en', 'SANDBOX');
    const { program, membership, email } = made;
    await test.superuser('UPDATE program SET clock_offset_ms = 86400000 WHERE id = $1', [
      program.id,
    ]);
    const mailer = { leaves: true, send: () => Promise.reject(new Error('It has left')) };
    const deliveries = new MailDeliveries(test.crossProgram);
    await new MailInvitation(
      test.database,
      new DeliverMail(mailer, deliveries, makeLogger('silent')),
      app.get(InvitationTokens, { strict: false }),
      { publicUrl: 'https://advocates.example' },
    ).mailInvitation(
      {
        kind: 'INVITATION',
        programId: program.id,
        membershipId: membership.id,
        eventId: newId(),
      },
      { stopping: new AbortController().signal } as JobRun,
    );
    const kept = await test.database.read(program.actor, (tx) => findKeptMails(tx, 10));
    expect(kept).toMatchObject([{ to: email, text: expect.stringContaining('Join:') }]);
    expect(kept[0]?.text).not.toContain('token=');
  });
});
