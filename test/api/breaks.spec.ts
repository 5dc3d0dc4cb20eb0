import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EndBreaks } from '../../src/features/advocates/presence/end-breaks.js';
import { machineActor, type Actor } from '../../src/kernel/actor.js';
import { momentOf } from '../../src/kernel/clock.js';
import { addDays, dayOf, type Day } from '../../src/kernel/day.js';
import { newId, type Id } from '../../src/kernel/ids.js';
import { ServedApp, type ServedPerson, type Who } from '../support/api/served-app.js';
import { RECORD_REFERRAL, REFER } from '../support/api/story-documents.js';
import type { TestProgram } from '../support/database/test-database.js';

const PROFILE = `id status firstActAt break { from backOn }
  timeline { rule outcome inputs occurredAt recordedAt actor { kind role name } }`;
const ANSWER = `{ __typename ... on Advocate { ${PROFILE} } ... on UserError { code path } }`;
const PAUSE = `mutation ($input: PauseAdvocateInput!) { pauseAdvocate(input: $input) ${ANSWER} }`;
const RESUME = `mutation ($input: ResumeAdvocateInput!) { resumeAdvocate(input: $input) ${ANSWER} }`;
const LEAVE = `mutation { leaveProgram ${ANSWER} }`;
const ADVOCATE = `query ($id: ID!) { advocate(id: $id) { ${PROFILE} } }`;

interface Line {
  readonly rule: string;
  readonly outcome: string;
  readonly inputs: object;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly actor: { readonly kind: string; readonly role: string | null };
}
interface Profile {
  readonly id: Id;
  readonly status: string;
  readonly firstActAt: string | null;
  readonly break: { readonly from: string; readonly backOn: Day | null } | null;
  readonly timeline: readonly Line[];
  readonly code?: string;
}

/** Whether an advocate is here: active, on a break, or gone (R-T4, R-U1, R-U5). */
describe('an advocate who is here', () => {
  let app: ServedApp;
  let program: TestProgram & { readonly actor: Actor };
  let priya: ServedPerson;
  let dana: ServedPerson;

  beforeAll(async () => {
    app = await ServedApp.open({ role: 'api' });
    program = await app.test.createProgram({ kind: 'SANDBOX' });
    priya = await app.person(program, ['marketer'], { name: 'Priya Nair' });
    dana = await app.person(program, ['sales', 'admin'], { name: 'Dana Cole' });
  }, 60_000);
  afterAll(() => app.close());

  /** Somebody who has joined, and done nothing yet. */
  const somebody = async (roles: ('advocate' | 'admin')[] = ['advocate'], there = program) => {
    const person = await app.person(there, roles, { name: 'Rosa Feld' });
    await app.test.superuser(`UPDATE advocate SET status = 'JOINED' WHERE id = $1`, [
      person.advocateId,
    ]);
    return person;
  };
  const pause = (who: Who, input: object = {}): Promise<Profile> => app.get(who, PAUSE, { input });
  const resume = (who: Who, input: object = {}): Promise<Profile> =>
    app.get(who, RESUME, { input });
  const see = ({ advocateId }: ServedPerson): Promise<Profile> =>
    app.get(priya, ADVOCATE, { id: advocateId });
  const today = () => dayOf(momentOf(Date.now()), 'UTC');
  const breaks = () => app.serving.app.get(EndBreaks, { strict: false });
  const sweep = (stopping = new AbortController().signal) =>
    breaks().endBreaks({ actor: (id) => machineActor('JOB', id, 'test'), stopping });
  const refer = (who: Who) =>
    app.get<Profile>(who, REFER, {
      input: {
        refereeName: 'Omar Haddad',
        refereeEmail: `${newId()}@haddad.example`,
        companyName: 'Haddad Tools',
      },
    });
  const outcomes = ({ timeline }: Profile) => timeline.map(({ outcome }) => outcome);

  it('R-T4: who has joined is active from their first own act, and a second changes nothing', async () => {
    const rosa = await somebody();
    const recorded = { advocateId: rosa.advocateId, refereeName: 'Lea', companyName: 'Lea Tools' };
    await app.get(dana, RECORD_REFERRAL, {
      input: { ...recorded, refereeEmail: `${newId()}@lea.example` },
    });
    expect(await see(rosa)).toMatchObject({ status: 'JOINED', firstActAt: null }); // Dana's act
    await Promise.all([refer(rosa), refer(rosa)]);
    const active = await see(rosa);
    expect(active).toMatchObject({ status: 'ACTIVE', firstActAt: expect.any(String) });
    await refer(rosa);
    expect(await see(rosa)).toEqual(active);
    const listed = await app.get<{ edges: { node: { id: Id } }[] }>(
      priya,
      '{ advocates(statuses: [ACTIVE]) { edges { node { id } } } }',
    );
    expect(listed.edges.map(({ node }) => node.id)).toEqual([rosa.advocateId]);
  });

  it('R-U1: an advocate takes a break and ends it; nobody of the company ends it for them', async () => {
    const rosa = await somebody();
    const id = rosa.advocateId;
    const paused = await pause(rosa);
    expect(paused).toMatchObject({ status: 'PAUSED', break: { from: 'ADVOCATE', backOn: null } });
    expect(await pause(rosa)).toEqual(paused);
    expect(await refer(rosa)).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await pause(priya, { id, backOn: addDays(today(), 3) })).toMatchObject({
      code: 'NOT_AVAILABLE',
    });
    expect(await resume(priya, { id })).toMatchObject({ code: 'NOT_AVAILABLE' });
    const back = await Promise.all([resume(rosa), resume(rosa)]);
    expect(back[0]).toMatchObject({ status: 'JOINED', break: null });
    expect(outcomes(await see(rosa))).toEqual(['PAUSED', 'RESUMED']);
    expect((await see(rosa)).timeline[0]?.actor).toMatchObject({ role: 'ADVOCATE' });
  });

  it('R-U1: during a break their link goes on, and they start nothing themselves', async () => {
    const rosa = await somebody();
    const code = `r${newId().replaceAll('-', '').slice(-11)}`;
    await app.test.superuser(
      `INSERT INTO link (program_id, id, advocate_id, code, created_at) VALUES ($1, $2, $3, $4, now())`,
      [program.id, newId(), rosa.advocateId, code],
    );
    await pause(rosa);
    const submission = { name: 'Omar', email: `${newId()}@haddad.example`, company: 'Haddad' };
    expect(await (await app.post(`/api/refer/${code}`, submission)).json()).toEqual({ ok: true });
    expect(await see(rosa)).toMatchObject({ status: 'PAUSED', firstActAt: null });
  });

  it('R-U1: staff begin one for them, and the advocate reads who did and ends it', async () => {
    const rosa = await somebody();
    await refer(rosa);
    const backOn = addDays(today(), 14);
    await pause(priya, { id: rosa.advocateId, backOn });
    const { me } = (await app.ask<{ me: Profile }>(rosa, `{ me { ${PROFILE} } }`)).data ?? {};
    expect(me).toMatchObject({
      break: { from: 'STAFF', backOn },
      timeline: [
        {
          rule: 'R-U1',
          outcome: 'PAUSED_UNTIL',
          inputs: { backOn },
          actor: { name: 'Priya Nair', role: 'MARKETER' },
        },
      ],
    });
    expect(await resume(rosa)).toMatchObject({ status: 'ACTIVE', break: null });
  });

  it('ends by itself on its day, once, also when the job is late or comes twice', async () => {
    const rosa = await somebody();
    await pause(rosa, { backOn: addDays(today(), 2) });
    await sweep();
    expect((await see(rosa)).status).toBe('PAUSED');
    await app.test.superuser(
      `UPDATE advocate SET resumes_at = now() - interval '3 days' WHERE id = $1`,
      [rosa.advocateId],
    );
    const ended = await Promise.all([sweep(), sweep()]);
    expect(ended[0] + ended[1]).toBe(1);
    expect(await sweep()).toBe(0);
    const back = await see(rosa);
    expect(back).toMatchObject({ status: 'JOINED', break: null });
    const last = back.timeline.find(({ outcome }) => outcome === 'BREAK_ENDED');
    expect(last?.actor.kind).toBe('JOB');
    expect(Date.parse(last?.recordedAt ?? '') - Date.parse(last?.occurredAt ?? '')).toBeGreaterThan(
      2 * 86_400_000,
    );
  });

  it('R-U1: ends with its day where the advocate is, also when that was said later', async () => {
    const rosa = await somebody();
    const backOn = addDays(today(), 5);
    await pause(rosa, { backOn });
    const end = async () => {
      const [row] = await app.test.superuser<{ at: Date; version: number }>(
        'SELECT resumes_at AS at, version FROM advocate WHERE id = $1',
        [rosa.advocateId],
      );
      return { at: row?.at.toISOString(), version: row?.version };
    };
    const set = (who: Who, verb: string, input: object) =>
      app.get(
        who,
        `mutation ($input: ${verb}Input!) {
        ${verb.charAt(0).toLowerCase()}${verb.slice(1)}(input: $input) { __typename } }`,
        { input },
      );
    await set(rosa, 'SetTimeZone', { timeZone: 'Asia/Tokyo', detected: false });
    expect((await end()).at).toBe(`${addDays(backOn, -1)}T15:00:00.000Z`); // nine hours ahead
    const { version } = await end();
    const input = { id: rosa.advocateId, version, timeZone: 'Asia/Jakarta' };
    await set(priya, 'ChangeAdvocate', input);
    expect((await end()).at).toBe(`${addDays(backOn, -1)}T17:00:00.000Z`); // seven
    await resume(rosa);
    await set(rosa, 'SetTimeZone', { timeZone: 'UTC', detected: false });
    expect((await see(rosa)).break).toBeNull();
  });

  it('one that cannot end stands in nobody’s way, and the job is seen as failed', async () => {
    const there = await app.test.createProgram();
    const stuck = await somebody(['advocate'], there);
    const [rosa, lea] = [await somebody(['advocate'], there), await somebody()];
    for (const [days, who] of [stuck, rosa, lea].entries()) {
      await pause(who, { backOn: addDays(today(), 2) });
      await app.test.superuser(
        `UPDATE advocate SET resumes_at = now() - (9 - $2::int) * interval '1 day' WHERE id = $1`,
        [who.advocateId, days],
      );
    }
    await app.test.superuser(
      `ALTER TABLE advocate ADD CONSTRAINT refused_by_test
         CHECK (id <> '${String(stuck.advocateId)}' OR status = 'PAUSED')`,
    );
    try {
      const failed = `endBreak failed 1 times: ${String(stuck.advocateId)}`;
      await expect(sweep()).rejects.toThrow(failed);
      await expect(breaks().doDue(there.id, momentOf(Date.now()))).rejects.toThrow(failed);
    } finally {
      await app.test.superuser('ALTER TABLE advocate DROP CONSTRAINT refused_by_test');
    }
    expect((await see(lea)).status).toBe('JOINED');
    expect((await app.get<Profile>(rosa, `{ me { ${PROFILE} } }`)).status).toBe('JOINED');
    expect(await sweep()).toBe(1);
    expect((await app.get<Profile>(stuck, `{ me { ${PROFILE} } }`)).status).toBe('JOINED');
  });

  it('R-T3: ends by the clock of its programme, when that is moved', async () => {
    const there = await app.test.createProgram({ kind: 'SANDBOX' });
    const rosa = await somebody(['advocate'], there);
    await pause(rosa, { backOn: addDays(today(), 5) });
    const due = await app.test.database.read(there.actor, (tx) => breaks().nextDue(tx));
    expect(due?.toISOString()).toBe(`${addDays(today(), 5)}T00:00:00.000Z`);
    await sweep();
    const profile = () => app.get<Profile>(rosa, `{ me { ${PROFILE} } }`);
    expect((await profile()).status).toBe('PAUSED');
    await app.test.superuser('UPDATE program SET clock_offset_ms = $2 WHERE id = $1', [
      there.id,
      6 * 86_400_000,
    ]);
    expect(await breaks().doDue(there.id, due ?? momentOf(0))).toBe(1);
    expect(await profile()).toMatchObject({ status: 'JOINED', break: null });
  });

  it.each([
    ['today', () => today()],
    ['yesterday', () => addDays(today(), -1)],
    ['in two years', () => addDays(today(), 730)],
  ])('a break until %s is refused by name', async (_name, day) => {
    const rosa = await somebody();
    expect(await pause(rosa, { backOn: day() })).toMatchObject({
      code: 'INVALID_INPUT',
      path: ['backOn'],
    });
  });

  it('R-A1: nobody pauses somebody of the other programme, and no advocate another', async () => {
    const rosa = await somebody();
    const other = await somebody();
    const stranger = await app.person(await app.test.createProgram(), ['marketer']);
    const input = { id: rosa.advocateId };
    expect(await pause(stranger, input)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await resume(stranger, input)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await pause(other, input)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await pause(priya)).toMatchObject({ code: 'NOT_AVAILABLE' }); // she is no advocate
    expect((await see(rosa)).status).toBe('JOINED');
  });

  it('R-U5: leaves by themselves, also from a break: gone at once, and what they did stays', async () => {
    const rosa = await somebody();
    await refer(rosa);
    await pause(rosa, { backOn: addDays(today(), 5) });
    expect(await app.get<Profile>(rosa, LEAVE)).toMatchObject({ status: 'LEFT', break: null });
    const gone = await see(rosa);
    expect(gone.timeline.at(-1)).toMatchObject({
      rule: 'R-U5',
      outcome: 'LEFT',
      actor: { role: 'ADVOCATE' },
    });
    const again = await app.ask(rosa, LEAVE);
    expect(again.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    const events = await app.test.superuser(
      `SELECT 1 FROM outbox WHERE name = 'member.removed' AND payload ->> 'membershipId' = $1`,
      [rosa.membershipId],
    );
    expect(events).toHaveLength(1);
  });

  it('R-A4: the last admin cannot leave', async () => {
    const there = await app.test.createProgram();
    const only = await somebody(['advocate', 'admin'], there);
    expect(await app.get(only, LEAVE)).toMatchObject({ code: 'LAST_ADMIN' });
    await app.person(there, ['admin']);
    expect(await app.get<Profile>(only, LEAVE)).toMatchObject({ status: 'LEFT' });
  });
});
