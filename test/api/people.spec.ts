import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Module, type DynamicModule } from '@nestjs/common';
import { tmpdir } from 'node:os';
import { identityAccess, IdentityModule } from '../../src/features/identity/index.js';
import { programsAccess, ProgramsModule } from '../../src/features/programs/index.js';
import type { Actor, Role } from '../../src/kernel/actor.js';
import { systemClock } from '../../src/kernel/clock.js';
import { newId } from '../../src/kernel/ids.js';
import { SignIn } from '../../src/platform/auth/index.js';
import { ProgramDirectory } from '../../src/platform/tenancy/index.js';
import { CrossProgramDatabase } from '../../src/platform/database/index.js';
import { MAILER, MailModule } from '../../src/platform/mail/index.js';
import {
  openTestDatabase,
  type TestDatabase,
  type TestProgram,
} from '../support/database/test-database.js';
import { openTestApi, type TestApi } from '../support/api/test-graphql.js';
import { insertMember, openTestSignIn, type TestSignIn } from '../support/api/test-sign-in.js';
import { TestSecrets } from '../support/test-secrets.js';

@Module({})
class Neighbours {}

describe('programmes and their people in the API', () => {
  let test: TestDatabase;
  let opened: TestSignIn;
  let api: TestApi;

  beforeAll(async () => {
    test = await openTestDatabase();
    opened = openTestSignIn(test);
    const neighbours: DynamicModule = {
      module: Neighbours,
      global: true,
      providers: [
        { provide: SignIn, useValue: opened.signIn },
        { provide: MAILER, useValue: opened.mails },
        {
          provide: ProgramDirectory,
          useValue: new ProgramDirectory(test.crossProgram, systemClock),
        },
        { provide: CrossProgramDatabase, useValue: test.crossProgram },
      ],
      exports: [SignIn, MAILER, ProgramDirectory, CrossProgramDatabase],
    };
    api = await openTestApi(
      test,
      [neighbours, TestSecrets, MailModule, ProgramsModule, IdentityModule],
      // Objects of the clock, which reminders follow, are loaded without being served here.
      [programsAccess, identityAccess, { 'ClockAdvance.*': 'PARENT' }],
      tmpdir(),
    );
    await api.listen();
  });
  afterAll(async () => {
    await api.close();
    await opened.signIn.close();
    await test.close();
  });

  async function person(program: TestProgram, ...roles: Role[]): Promise<Actor> {
    const email = `m${newId()}@example.com`;
    const { memberId, membershipId } = await insertMember(test, program.id, { email, roles });
    return {
      kind: 'MEMBER',
      programId: program.id,
      id: membershipId,
      memberId,
      advocateId: null,
      roles,
      role: null,
      onBehalfOf: null,
      requestId: 'test',
    };
  }

  async function result<T = Record<string, unknown>>(
    actor: Actor,
    document: string,
    input: object = {},
  ): Promise<T> {
    const { data, errors } = (await api.ask(actor, document, { input })) as {
      data: Record<string, T> | null;
      errors?: { extensions: { code: string } }[];
    };
    const [answer] = Object.values(data ?? {});
    return (errors?.[0]?.extensions.code ?? answer) as T;
  }

  const INVITE = `mutation ($input: InviteMemberInput!) { inviteMember(input: $input) {
    __typename ... on Membership { id name email roles status isMe joinedAt }
    ... on UserError { code path } ... on InvalidInput { problems { path } } } }`;
  const ROLES = `mutation ($input: ChangeMemberRolesInput!) { changeMemberRoles(input: $input) {
    __typename ... on Membership { roles isMe } ... on UserError { code } } }`;
  const REMOVE = `mutation ($input: RemoveMemberInput!) { removeMember(input: $input) {
    __typename ... on Membership { status } ... on UserError { code } } }`;
  const SETTINGS = `mutation ($input: ChangeProgramSettingsInput!) {
    changeProgramSettings(input: $input) { __typename
      ... on Program { name locale conversionWindowDays version contact { name } }
      ... on InvalidInput { problems { path } } ... on StaleVersion { currentVersion } } }`;

  it('an admin invites, changes and removes people', async () => {
    const admin = await person(await test.createProgram(), 'admin');
    const email = `m${newId()}@example.com`;
    const invited = await result<{ id: string }>(admin, INVITE, {
      email,
      name: 'Dana Cole',
      roles: ['SALES', 'ADVOCATE'],
    });
    expect(invited).toEqual({
      __typename: 'Membership',
      id: invited.id,
      name: 'Dana Cole',
      email,
      roles: ['ADVOCATE', 'SALES'],
      status: 'INVITED',
      isMe: false,
      joinedAt: null,
    });
    const { id } = invited;
    expect(await result(admin, ROLES, { id, roles: ['MARKETER'] })).toEqual({
      __typename: 'Membership',
      roles: ['MARKETER'],
      isMe: false,
    });
    const people = `{ members(first: 10) { edges { node { name isMe } } pageInfo { hasNextPage } } }`;
    expect(await result(admin, people)).toEqual({
      edges: [
        { node: { name: 'Dana Cole', isMe: false } },
        { node: { name: 'Mei Tanaka', isMe: true } },
      ],
      pageInfo: { hasNextPage: false },
    });
    expect(await result(admin, REMOVE, { id })).toEqual({
      __typename: 'Membership',
      status: 'REMOVED',
    });
  });

  it('expected refusals are members of the union', async () => {
    const admin = await person(await test.createProgram(), 'admin');
    const wrong = { email: 'dana', name: ' ', roles: [] };
    expect(await result(admin, INVITE, wrong)).toMatchObject({
      __typename: 'InvalidInput',
      problems: [{ path: ['email'] }, { path: ['name'] }, { path: ['roles'] }],
    });
    const input = { email: `m${newId()}@example.com`, name: 'Dana', roles: ['SALES'] };
    await result(admin, INVITE, input);
    expect(await result(admin, INVITE, input)).toMatchObject({
      __typename: 'AlreadyMember',
      code: 'ALREADY_MEMBER',
    });
    const last = { __typename: 'LastAdmin', code: 'LAST_ADMIN' };
    expect(await result(admin, REMOVE, { id: admin.id })).toEqual(last);
    expect(await result(admin, ROLES, { id: admin.id, roles: ['SALES'] })).toEqual(last);
    const notFound = { __typename: 'NotFound', code: 'NOT_FOUND' };
    expect(await result(admin, REMOVE, { id: newId() })).toEqual(notFound);
  });

  it.each(['advocate', 'marketer', 'sales'] as const)(
    'R-A2: %s may do none of it',
    async (role) => {
      const actor = await person(await test.createProgram(), role);
      const documents: [string, object][] = [
        ['{ members { edges { cursor } } }', {}],
        ['{ apiKeys { id } }', {}],
        [INVITE, { email: 'a@example.com', name: 'A', roles: ['ADMIN'] }],
        [ROLES, { id: actor.id, roles: ['ADMIN'] }],
        [REMOVE, { id: actor.id }],
        [SETTINGS, { version: 1, name: 'Mine now' }],
      ];
      for (const [document, input] of documents) {
        expect(await result(actor, document, input)).toBe('FORBIDDEN');
      }
    },
  );

  it('a key is told once and then known by its hint', async () => {
    const admin = await person(await test.createProgram(), 'admin');
    const made = await result<{ secret: string; apiKey: { id: string } }>(
      admin,
      `mutation ($input: MakeApiKeyInput!) { makeApiKey(input: $input) {
         ... on MadeApiKey { secret apiKey { id name hint roles } } } }`,
      { name: 'CRM', roles: ['SALES'] },
    );
    const hint = made.secret.slice(-4);
    expect(made.apiKey).toMatchObject({ name: 'CRM', hint, roles: ['SALES'] });
    const revoked = await result<{ revokedAt: string }>(
      admin,
      `mutation ($input: RevokeApiKeyInput!) { revokeApiKey(input: $input) {
         ... on ApiKey { revokedAt } } }`,
      { id: made.apiKey.id },
    );
    expect(await result(admin, '{ apiKeys { hint lastUsedOn revokedAt } }')).toEqual([
      { hint, lastUsedOn: null, revokedAt: revoked.revokedAt },
    ]);
    const notAnAdvocate = await result(
      admin,
      `mutation ($input: MakeApiKeyInput!) { makeApiKey(input: $input) { __typename } }`,
      { name: 'X', roles: ['ADVOCATE'] },
    );
    expect(notAnAdvocate).toEqual({ __typename: 'InvalidInput' });
  });

  it('an admin changes the settings, everyone reads them', async () => {
    const program = await test.createProgram();
    const [admin, advocate] = [await person(program, 'admin'), await person(program, 'advocate')];
    const input = {
      version: 1,
      name: 'North Star',
      locale: 'zh_CN',
      conversionWindowDays: 90,
      contactMembershipId: admin.id,
    };
    const changed = {
      name: 'North Star',
      locale: 'zh_CN',
      conversionWindowDays: 90,
      version: 2,
      contact: { name: 'Mei Tanaka' },
    };
    expect(await result(admin, SETTINGS, input)).toEqual({ __typename: 'Program', ...changed });
    const reading = '{ program { name locale conversionWindowDays version contact { name } } }';
    expect(await result(advocate, reading)).toEqual(changed);
    expect(await result(admin, SETTINGS, input)).toEqual({
      __typename: 'StaleVersion',
      currentVersion: 2,
    });
    const wrong = { version: 2, timeZone: 'Mars', color: 'red' };
    expect(await result(admin, SETTINGS, wrong)).toMatchObject({
      problems: [{ path: ['timeZone'] }, { path: ['color'] }],
    });
  });

  it('R-A1: the viewer lists their own programmes alone', async () => {
    const program = await test.createProgram();
    const actor = await person(program, 'sales');
    await person(await test.createProgram(), 'admin');
    const document = '{ viewer { memberId programs { program { slug kind } roles advocateId } } }';
    expect(await result(actor, document)).toEqual({
      memberId: actor.memberId,
      programs: [
        { program: { slug: program.slug, kind: 'SANDBOX' }, roles: ['SALES'], advocateId: null },
      ],
    });
  });

  it('nobody is a viewer without signing in', async () => {
    const program = await test.createProgram();
    expect(await result(program.actor, '{ viewer { name } }')).toBeNull();
    const setting = `mutation ($input: SetLanguageInput!) { setLanguage(input: $input) { __typename } }`;
    expect(await result(program.actor, setting, { locale: 'ja' })).toBe('UNAUTHENTICATED');
  });

  it('a person chooses their language, and their programmes hear of it', async () => {
    const program = await test.createProgram();
    const actor = await person(program, 'advocate');
    const setting = `mutation ($input: SetLanguageInput!) { setLanguage(input: $input) {
      ... on Viewer { locale } } }`;
    expect(await result(actor, setting, { locale: 'zh_CN' })).toEqual({ locale: 'zh_CN' });
    expect(
      await test.superuser('SELECT language FROM auth.member WHERE id = $1', [actor.memberId]),
    ).toEqual([{ language: 'zh-CN' }]);
    expect(
      await test.superuser('SELECT name, payload FROM outbox WHERE program_id = $1', [program.id]),
    ).toEqual([{ name: 'member.languageChanged', payload: { membershipId: actor.id } }]);
  });
});
