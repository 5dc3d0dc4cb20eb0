// Every kind of notice has to be there, whoever hands it over.
import '../../src/features/challenges/decide/submission.notices.js';
import '../../src/features/referrals/settle/referral.notices.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Module } from '@nestjs/common';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { advocatesAccess, AdvocatesModule } from '../../src/features/advocates/index.js';
import { companiesAccess, CompaniesModule } from '../../src/features/companies/index.js';
import { MailPreferenceEntity } from '../../src/features/notifications/mail-preference.entity.js';
import { MarkNotificationsRead } from '../../src/features/notifications/mark-notifications-read.js';
import { NotificationEntity } from '../../src/features/notifications/notification.entity.js';
import { NotificationResolver } from '../../src/features/notifications/notification.resolver.js';
import { KeptMailsResolver } from '../../src/features/notifications/kept-mails.resolver.js';
import { notificationsAccess } from '../../src/features/notifications/notifications.access.js';
import { SetMailPreference } from '../../src/features/notifications/set-mail-preference.js';
import { rewardsAccess, RewardsModule } from '../../src/features/rewards/index.js';
import { timelineAccess } from '../../src/features/timeline/index.js';
import type { Actor } from '../../src/kernel/actor.js';
import { plusMs, systemClock } from '../../src/kernel/clock.js';
import { newId, type Id } from '../../src/kernel/ids.js';
import type { AccessTable } from '../../src/platform/graphql/index.js';
import { openTestDatabase, type TestDatabase } from '../support/database/test-database.js';
import { DOOR_NEIGHBOURS } from '../support/api/door-neighbours.js';
import { openTestApi, type TestApi } from '../support/api/test-graphql.js';
import { TestSecrets } from '../support/test-secrets.js';

/** The API's side of notices: the consumers of all features' events are not served here. */
@Module({
  providers: [KeptMailsResolver, NotificationResolver, MarkNotificationsRead, SetMailPreference],
})
class Notices {}

/** Types that are loaded with the doors of features which this process does not serve. */
const NEIGHBOURS: AccessTable = {
  'StaffMember.*': 'PARENT',
  'ProgramSummary.*': 'PARENT',
  'Membership.*': 'PARENT',
  'MembershipEdge.*': 'PARENT',
  'Invitation.*': 'PARENT',
  'ApiKey.*': 'PARENT',
  'ClockAdvance.*': 'PARENT',
  'WaitingThing.*': 'PARENT',
  ...DOOR_NEIGHBOURS,
};

const LIST = `query ($after: String) { notifications(first: 2, after: $after) { unread
  edges { node { kind subjectKind subjectId inputs createdAt readAt } }
  pageInfo { hasNextPage endCursor } } }`;
const READ = `mutation ($upTo: DateTime!) { markNotificationsRead(input: { upTo: $upTo }) {
  ... on MarkedRead { unread } } }`;
const PREFER = `mutation ($kind: NotificationKind!, $wanted: Boolean!) {
  setMailPreference(input: { kind: $kind, wanted: $wanted }) { ... on MailPreference { kind wanted } } }`;

interface List {
  readonly notifications: {
    readonly unread: number;
    readonly edges: readonly {
      readonly node: { readonly subjectId: string; readonly createdAt: string };
    }[];
    readonly pageInfo: { readonly endCursor: string };
  };
}
type Only<Name extends string, Shape = unknown> = Readonly<Record<Name, Shape>>;
type Advocate = Actor & { readonly advocateId: Id };

describe('notices in the API', () => {
  let test: TestDatabase;
  let api: TestApi;
  let home: string;
  let mei: Advocate;
  let marketer: Actor;

  beforeAll(async () => {
    test = await openTestDatabase([NotificationEntity, MailPreferenceEntity]);
    home = await mkdtemp(join(tmpdir(), 'goodturn-notices-'));
    api = await openTestApi(
      test,
      [TestSecrets, CompaniesModule, AdvocatesModule, RewardsModule, Notices],
      [
        companiesAccess,
        advocatesAccess,
        timelineAccess,
        rewardsAccess,
        notificationsAccess,
        NEIGHBOURS,
      ],
      home,
    );
    await api.listen();
  });
  beforeEach(async () => {
    const { id: programId } = await test.createProgram();
    mei = await addAdvocate(programId);
    marketer = { ...mei, id: newId(), advocateId: null, roles: ['marketer'] };
  });
  afterAll(async () => {
    await api.close();
    await test.close();
    await rm(home, { recursive: true, force: true });
  });

  async function addAdvocate(programId: Id): Promise<Advocate> {
    const advocateId = newId();
    await test.superuser(
      `INSERT INTO advocate (program_id, id, name, language, time_zone, status, created_at, version)
       VALUES ($1, $2, 'Mei Tanaka', 'ja', 'Asia/Tokyo', 'ACTIVE', now(), 1)`,
      [programId, advocateId],
    );
    return {
      kind: 'MEMBER',
      programId,
      id: newId(),
      memberId: newId(),
      advocateId,
      roles: ['advocate'],
      role: null,
      onBehalfOf: null,
      requestId: 'test',
    };
  }

  /** A notice that was told `minutesAgo`. */
  async function told(minutesAgo: number, advocateId = mei.advocateId): Promise<string> {
    const subjectId = newId();
    await test.superuser(
      `INSERT INTO notification (program_id, id, advocate_id, dedupe_key, kind, subject_kind,
         subject_id, inputs, created_at, mail_status, mail_attempts)
       VALUES ($1, $2, $3, $4, 'REFERRAL_CONVERTED', 'REFERRAL', $5, '{"points": 500}', $6, 'NONE', 0)`,
      [
        mei.programId,
        newId(),
        advocateId,
        newId(),
        subjectId,
        plusMs(systemClock.now(), -minutesAgo * 60_000),
      ],
    );
    return subjectId;
  }

  it('come in pages, the newest first, and are read up to what was shown', async () => {
    const ids = [await told(3), await told(2), await told(1)];
    const first = await api.ask<List>(mei, LIST);
    const nodes = (answer: typeof first) => answer.data.notifications.edges.map(({ node }) => node);
    expect(nodes(first).map((node) => node.subjectId)).toEqual([ids[2], ids[1]]);
    const { endCursor: after } = first.data.notifications.pageInfo;
    const second = await api.ask<List>(mei, LIST, { after });
    expect(nodes(second).map((node) => node.subjectId)).toEqual([ids[0]]);
    const read = await api.ask<Only<'markNotificationsRead'>>(mei, READ, {
      upTo: nodes(first)[1]?.createdAt,
    });
    expect(read.data.markNotificationsRead).toEqual({ unread: 1 });
    expect((await api.ask<List>(mei, LIST)).data.notifications.unread).toBe(1);
  });

  it('R-A1: are seen and read by nobody else', async () => {
    await told(1);
    const other = await addAdvocate(mei.programId);
    expect((await api.ask<List>(other, LIST)).data.notifications).toMatchObject({
      unread: 0,
      edges: [],
    });
    await api.ask<Only<'markNotificationsRead'>>(other, READ, { upTo: '2100-01-01T00:00:00Z' });
    expect((await api.ask<List>(mei, LIST)).data.notifications.unread).toBe(1);
  });

  it('who is no advocate has none, and may not change any', async () => {
    expect((await api.ask<List>(marketer, LIST)).data.notifications).toMatchObject({
      unread: 0,
      edges: [],
    });
    const refused = await api.ask<Only<'setMailPreference'>>(marketer, PREFER, {
      kind: 'POINTS_AWARDED',
      wanted: false,
    });
    expect(refused.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('R-N1: each kind is switched off and on by itself; all are wanted at first', async () => {
    const PREFERENCES = 'query { mailPreferences { kind wanted } }';
    const off = async (): Promise<string[]> => {
      const { data } = await api.ask<Only<'mailPreferences', { kind: string; wanted: boolean }[]>>(
        mei,
        PREFERENCES,
      );
      const rows = data.mailPreferences;
      expect(rows).toHaveLength(14);
      return rows.filter(({ wanted }) => !wanted).map(({ kind }) => kind);
    };
    expect(await off()).toEqual([]);
    await api.ask<Only<'setMailPreference'>>(mei, PREFER, {
      kind: 'REFERRAL_MOVED',
      wanted: false,
    });
    await api.ask<Only<'setMailPreference'>>(mei, PREFER, {
      kind: 'POINTS_AWARDED',
      wanted: false,
    });
    expect(await off()).toEqual(['POINTS_AWARDED', 'REFERRAL_MOVED']);
    const on = await api.ask<Only<'setMailPreference'>>(mei, PREFER, {
      kind: 'POINTS_AWARDED',
      wanted: true,
    });
    expect(on.data.setMailPreference).toEqual({ kind: 'POINTS_AWARDED', wanted: true });
    expect(await off()).toEqual(['REFERRAL_MOVED']);
  });
});
