import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AwardPoints, ExpirePoints, PostTransfers } from '../../src/features/ledger/index.js';
import { OnPointsLimited } from '../../src/features/profile-notices/on-points-limited.js';
import { machineActor } from '../../src/kernel/actor.js';
import { momentOf, plusMs } from '../../src/kernel/clock.js';
import { addDays, dayOf, type Day } from '../../src/kernel/day.js';
import { newId, type Id } from '../../src/kernel/ids.js';
import { CompanyApi } from '../support/api/company-api.js';
import type { ServedPerson, Who } from '../support/api/served-app.js';

const PROFILE = `id version company { id } formerEmployers { id company { id name } until }
  timeline { rule outcome inputs } points { available nextExpiry { points on } }
  statement { edges { node { kind points rule } } }`;
const ANSWER = `{ __typename ... on Advocate { ${PROFILE} } ... on UserError { code path message } }`;
const CHANGE = `mutation ($input: ChangeEmployerInput!) { changeEmployer(input: $input) ${ANSWER} }`;
const BY_STAFF = `mutation ($input: ChangeAdvocateInput!) { changeAdvocate(input: $input) ${ANSWER} }`;
const CORRECT = `mutation ($input: CorrectFormerEmployerInput!) { correctFormerEmployer(input: $input) ${ANSWER} }`;
const PREVIEW = `query ($until: Date) { me { pointsOnLeaving(until: $until) { points on } } }`;
const SETTINGS = `mutation ($input: ChangeProgramSettingsInput!) { changeProgramSettings(input: $input) {
  __typename ... on Program { pointsAfterLeaving version } ... on UserError { code path } } }`;
const MERGE = `mutation ($input: MergeCompaniesInput!) { mergeCompanies(input: $input) {
  __typename ... on UserError { code message } } }`;

interface Profile {
  readonly id: Id;
  readonly version: number;
  readonly company: { readonly id: Id } | null;
  readonly formerEmployers: readonly { readonly id: Id; readonly company: { readonly id: Id } }[];
  readonly timeline: readonly { readonly rule: string; readonly outcome: string }[];
  readonly points: { readonly available: number; readonly nextExpiry: object | null };
  readonly statement: { readonly edges: readonly { readonly node: object }[] };
}

const DAY_MS = 86_400_000;

/** What becomes of the unspent points of somebody who leaves an account. */
describe('R-P7: points of who left an account', () => {
  let api: CompanyApi;
  let admin: ServedPerson;
  let today: Day;
  let people = 0;

  beforeAll(async () => {
    api = await CompanyApi.open();
    admin = await api.app.person(api.program, ['admin']);
    today = dayOf(momentOf(Date.now()), api.program.timeZone);
  }, 60_000);
  afterAll(() => api.app.close());

  const me = (who: Who): Promise<Profile> => api.app.get(who, `{ me { ${PROFILE} } }`);
  const change = (who: Who, input: object): Promise<Profile> => api.app.get(who, CHANGE, { input });
  const correct = (who: Who, input: object): Promise<Profile> =>
    api.app.get(who, CORRECT, { input });
  const preview = async (who: Who, until: Day | null = null) =>
    (await api.app.get<{ pointsOnLeaving: object | null }>(who, PREVIEW, { until }))
      .pointsOnLeaving;
  const policy = async (pointsAfterLeaving: string) => {
    const { version } = await api.app.get<{ version: number }>(admin, '{ program { version } }');
    const input = { version, pointsAfterLeaving, idempotencyKey: newId() };
    return api.app.get<object>(admin, SETTINGS, { input });
  };
  const award = async (ownerId: Id, points: number, days: number | null = null) => {
    const actor = machineActor('CLI', api.program.id, 'test');
    await api.app.test.database.write(actor, 'award', (tx) =>
      new AwardPoints(new PostTransfers()).awardPoints(tx, actor, {
        key: `test:${newId()}`,
        ownerId,
        points,
        rule: 'R-C2',
        subject: { kind: 'PARTICIPATION', id: newId() },
        expiresAt: days === null ? null : plusMs(tx.now, days * DAY_MS),
      }),
    );
  };
  /** Somebody with 300 points who works for a company. */
  const employed = async (companyName = `Kita ${newId()}`) => {
    people += 1;
    const who = await api.app.person(api.program, ['advocate'], { name: `Rosa ${String(people)}` });
    const { version } = await me(who);
    const profile = await change(who, { version, companyName });
    await award(profile.id, 300);
    return { who, profile };
  };
  const limits = ({ timeline }: Profile) => timeline.filter(({ rule }) => rule === 'R-P7');

  const offset = (days: number) =>
    api.app.test.superuser(`UPDATE program SET clock_offset_ms = $2 WHERE id = $1`, [
      api.program.id,
      days * DAY_MS,
    ]);

  it('are kept where the programme says nothing else, and nobody is told of an end', async () => {
    const { who, profile } = await employed();
    expect(await preview(who)).toBeNull();
    const left = await change(who, { version: profile.version, companyName: 'Minami Works' });
    expect(left.points).toEqual({ available: 300, nextExpiry: null });
    expect(await policy('KEEP_90_DAYS')).toMatchObject({ pointsAfterLeaving: 'KEEP_90_DAYS' });
    // Who left before that leaves no second time by a correction.
    const [former] = left.formerEmployers;
    const until = addDays(today, -3);
    const told = await correct(who, { id: former?.id, version: left.version, until });
    expect(told.points.nextExpiry).toBeNull();
    expect(limits(told)).toEqual([]);
  });

  it('end with the 90th day: shown before, told with the day, gone when it is over', async () => {
    const { who, profile } = await employed();
    await award(profile.id, 50, 20);
    const on = addDays(today, 90);
    expect(await preview(who)).toEqual({ points: 300, on }); // 50 end earlier by themselves
    expect(await preview(who, addDays(today, -1))).toBeNull(); // all came since
    expect(await preview(who, '1900-01-01' as Day)).toBeNull();
    expect(await preview(who, '9999-12-31' as Day)).toEqual({ points: 300, on }); // no day to come
    const left = await change(who, { version: profile.version, companyName: 'Minami Works' });
    expect(limits(left)).toMatchObject([
      {
        outcome: 'POINTS_END',
        inputs: { companyId: profile.company?.id, points: 300, endsOn: on },
      },
    ]);
    await award(profile.id, 7);
    expect((await me(who)).points).toMatchObject({ available: 357, nextExpiry: { points: 50 } });
    await offset(91);
    const expire = api.app.serving.app.get(ExpirePoints, { strict: false });
    const run = {
      actor: (id: Id) => machineActor('JOB', id, 'test'),
      stopping: new AbortController().signal,
    };
    await Promise.all([expire.expirePoints(run), expire.expirePoints(run)]);
    const { statement, points } = await me(who);
    expect(points).toEqual({ available: 7, nextExpiry: null });
    expect(statement.edges.map(({ node }) => node).slice(0, 2)).toEqual([
      { kind: 'EXPIRED', rule: 'R-P7', points: -300 },
      { kind: 'EXPIRED', rule: 'R-P5', points: -50 },
    ]);
    expect(await expire.expirePoints(run)).toBe(0);
    await offset(0);
  });

  it('the notice has the number and the day; what is undone that morning is told as it ended', async () => {
    const { who, profile } = await employed();
    const left = await change(who, { version: profile.version, companyName: null });
    const [former] = left.formerEmployers;
    await correct(who, { id: former?.id, version: left.version, wasWrong: true });
    const events = await api.app.test.superuser<Record<string, never>>(
      `SELECT id AS "eventId", payload, occurred_at AS "occurredAt", write_id AS "writeId"
         FROM outbox WHERE name = 'points.limited' AND payload ->> 'advocateId' = $1 ORDER BY id`,
      [profile.id],
    );
    const consumer = api.app.serving.app.get(OnPointsLimited, { strict: false });
    const actor = machineActor('JOB', api.program.id, 'test');
    for (const event of events) {
      const heard = { ...event, programId: api.program.id, name: 'points.limited', actor };
      await Promise.all([consumer.handle(heard as never), consumer.handle(heard as never)]);
    }
    const notices = await api.app.test.superuser(
      `SELECT kind, inputs, mail_status FROM notification WHERE advocate_id = $1 ORDER BY created_at`,
      [profile.id],
    );
    expect(notices).toMatchObject([
      {
        kind: 'POINTS_END',
        inputs: { points: 300, endsOn: addDays(today, 90) },
        mail_status: 'NONE',
      },
      { kind: 'POINTS_KEPT', inputs: { points: 300 }, mail_status: 'WAITING' },
    ]);
  });

  it('a last day that was told late leaves 30 days; another one moves the end, also twice', async () => {
    const { profile } = await employed();
    await offset(200);
    const now = addDays(today, 200);
    const until = addDays(now, -150);
    const input = { id: profile.id, version: profile.version, companyId: null, until };
    const [left] = await Promise.all([change(api.priya, input), change(api.priya, input)]);
    expect(left.points.nextExpiry).toEqual({ points: 300, on: addDays(now, 30) });
    const [former] = left.formerEmployers;
    const told = { id: former?.id, version: left.version, until: addDays(now, -20) };
    const moved = await correct(api.priya, told);
    expect(moved.points.nextExpiry).toEqual({ points: 300, on: addDays(now, 70) });
    expect(await correct(api.priya, told)).toEqual(moved);
    expect(limits(moved)).toHaveLength(2);
    await offset(0);
  });

  it('are kept by who comes back, was never gone, or whose two companies are one', async () => {
    const { who, profile } = await employed('Oku Glass');
    const staff = { id: profile.id, version: profile.version, companyName: 'Seto Glass' };
    await api.app.get(api.priya, BY_STAFF, { input: { ...staff, idempotencyKey: newId() } });
    const left = await me(who);
    expect(left.points.nextExpiry).toMatchObject({ points: 300 });
    const back = await change(who, { version: left.version, companyName: 'Oku Glass' });
    // From Seto they left today, and with what they have: that end stands.
    expect(limits(back).map(({ outcome }) => outcome)).toEqual([
      'POINTS_END',
      'POINTS_KEPT',
      'POINTS_END',
    ]);
    const merged = back.formerEmployers.find(({ company }) => company.id !== profile.company?.id);
    await api.app.get(api.priya, MERGE, {
      input: {
        mergedId: merged?.company.id,
        survivorId: profile.company?.id,
        idempotencyKey: newId(),
      },
    });
    const one = await me(who);
    expect(one.points).toEqual({ available: 300, nextExpiry: null });
    expect(limits(one).at(-1)).toMatchObject({ outcome: 'POINTS_KEPT', inputs: { points: 300 } });
  });
});
