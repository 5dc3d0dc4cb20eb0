import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../src/kernel/actor.js';
import { momentOf } from '../../src/kernel/clock.js';
import { addDays, addYears, dayOf, type Day } from '../../src/kernel/day.js';
import type { Id } from '../../src/kernel/ids.js';
import { ServedApp, type ServedPerson, type Who } from '../support/api/served-app.js';
import type { TestProgram } from '../support/database/test-database.js';

const PROFILE = `id willing { to saidOn source endsOn hasEnded }
  timeline { rule outcome inputs actor { role name } }`;
const ANSWER = `{ __typename ... on Advocate { ${PROFILE} } ... on UserError { code path message } }`;
const SAY = `mutation ($input: SayWillingInput!) { sayWilling(input: $input) ${ANSWER} }`;
const TAKE_BACK = `mutation ($input: TakeBackWillingInput!) { takeBackWilling(input: $input) ${ANSWER} }`;
const FIGURES = '{ overview { willing { to advocates } } }';
const LIST = `query ($to: [WillingTo!], $statuses: [AdvocateStatus!]) {
  advocates(willingTo: $to, statuses: $statuses, first: 100) { edges { node { id } } } }`;
const MAKE_KEY = `mutation ($input: MakeApiKeyInput!) { makeApiKey(input: $input) {
  ... on MadeApiKey { secret } } }`;
const SETTINGS = `mutation ($input: ChangeProgramSettingsInput!) { changeProgramSettings(input: $input) {
  __typename ... on Program { willingYears } ... on UserError { code path } } }`;

interface Profile {
  readonly id: Id;
  readonly willing: readonly {
    readonly to: string;
    readonly saidOn: Day;
    readonly source: string;
    readonly endsOn: Day;
    readonly hasEnded: boolean;
  }[];
  readonly timeline: readonly {
    readonly outcome: string;
    readonly inputs: object;
    readonly actor: { readonly role: string; readonly name: string };
  }[];
  readonly code?: string;
}

/** What advocates offered to do, and how it is counted (R-U1). */
describe('R-U1: what an advocate is willing to do', () => {
  let app: ServedApp;
  let program: TestProgram & { readonly actor: Actor };
  let priya: ServedPerson;
  let today: Day;

  beforeAll(async () => {
    app = await ServedApp.open({ role: 'api' });
    program = await app.test.createProgram();
    priya = await app.person(program, ['marketer'], { name: 'Priya Nair' });
    today = dayOf(momentOf(Date.now()), program.timeZone);
  }, 60_000);
  afterAll(() => app.close());

  const somebody = (there = program) => app.person(there, ['advocate'], { name: 'Rosa Feld' });
  const say = (who: Who, ...to: string[]): Promise<Profile> => app.get(who, SAY, { input: { to } });
  const sayFor = (who: Who, { advocateId: id }: ServedPerson, input: object): Promise<Profile> =>
    app.get(who, SAY, { input: { id, ...input } });
  const takeBack = (who: Who, to: string[], input: object = {}): Promise<Profile> =>
    app.get(who, TAKE_BACK, { input: { to, ...input } });
  const outcomes = ({ timeline }: Profile) => timeline.map(({ outcome }) => outcome);
  const end = ({ advocateId }: ServedPerson, to: string) =>
    app.test.superuser(
      `UPDATE willing SET said_on = said_on - 800, ends_on = ends_on - 800,
         ends_at = ends_at - interval '800 days' WHERE advocate_id = $1 AND kind = $2`,
      [advocateId, to],
    );
  const listed = async (who: Who, to: string[], statuses?: string[]): Promise<Id[]> => {
    const { edges } = await app.get<{ edges: { node: { id: Id } }[] }>(who, LIST, { to, statuses });
    return edges.map(({ node }) => node.id).sort();
  };
  const figures = async (who: Who): Promise<Record<string, number>> => {
    const { willing } = await app.get<{ willing: { to: string; advocates: number }[] }>(
      who,
      FIGURES,
    );
    return Object.fromEntries(willing.map(({ to, advocates }) => [to, advocates]));
  };

  it('stands for two years from the day on which they say it, and is theirs to take back', async () => {
    const rosa = await somebody();
    const said = await say(rosa, 'REFERENCE_CALL', 'LOGO');
    const word = { saidOn: today, source: 'ADVOCATE', endsOn: addYears(today, 2), hasEnded: false };
    expect(said.willing).toEqual([
      { to: 'LOGO', ...word },
      { to: 'REFERENCE_CALL', ...word },
    ]);
    const { willing, timeline } = await takeBack(rosa, ['LOGO', 'QUOTE']);
    expect(willing).toEqual([{ to: 'REFERENCE_CALL', ...word }]);
    expect(timeline).toMatchObject([
      { outcome: 'WILLING', inputs: { willingTo: 'REFERENCE_CALL', endsOn: word.endsOn } },
      { outcome: 'WILLING', inputs: { willingTo: 'LOGO' }, actor: { role: 'ADVOCATE' } },
      { outcome: 'WILLING_TAKEN_BACK', inputs: { willingTo: 'LOGO' } }, // of a quote nobody spoke
    ]);
    expect((await say(rosa, 'LOGO')).willing).toEqual(said.willing); // the same day, anew
  });

  it('staff write it down and take it back for them, and they read who did', async () => {
    const rosa = await somebody();
    await sayFor(priya, rosa, { to: ['SPEAKING'] });
    const me = await app.get<Profile>(rosa, `{ me { ${PROFILE} } }`);
    expect(me).toMatchObject({
      willing: [{ to: 'SPEAKING', source: 'STAFF' }],
      timeline: [{ outcome: 'WILLING', actor: { role: 'MARKETER', name: 'Priya Nair' } }],
    });
    const back = await takeBack(priya, ['SPEAKING'], { id: rosa.advocateId });
    expect(back).toMatchObject({ willing: [], timeline: [{}, { outcome: 'WILLING_TAKEN_BACK' }] });
  });

  it('what a key tells is the word of another system', async () => {
    const rosa = await somebody();
    const admin = await app.person(program, ['admin']);
    const { secret } = await app.get<{ secret: string }>(admin, MAKE_KEY, {
      input: { name: 'CRM', roles: ['MARKETER'] },
    });
    const crm = {
      headers: { authorization: `Bearer ${secret}`, 'x-goodturn-program': program.slug },
    };
    expect((await sayFor(crm, rosa, { to: ['QUOTE'] })).willing).toMatchObject([
      { to: 'QUOTE', source: 'IMPORT' },
    ]);
    // The same every night renews nothing, and brings back nothing that they took back.
    await takeBack(rosa, ['QUOTE']);
    expect((await sayFor(crm, rosa, { to: ['QUOTE'] })).willing).toEqual([]);
    await say(rosa, 'QUOTE');
    const kept = await sayFor(crm, rosa, { to: ['QUOTE', 'LOGO'] });
    expect(kept.willing).toMatchObject([
      { to: 'LOGO', source: 'IMPORT' },
      { to: 'QUOTE', source: 'ADVOCATE' },
    ]);
  });

  it('two at once, and the same twice, is one word and one line', async () => {
    const rosa = await somebody();
    await Promise.all([
      say(rosa, 'QUOTE'),
      say(rosa, 'QUOTE', 'BETA'),
      sayFor(priya, rosa, { to: ['QUOTE'] }),
    ]);
    const said = await say(rosa, 'QUOTE', 'QUOTE');
    expect(said.willing.map(({ to }) => to)).toEqual(['BETA', 'QUOTE']);
    expect(outcomes(said)).toEqual(['WILLING', 'WILLING']);
    await Promise.all([takeBack(rosa, ['QUOTE']), takeBack(rosa, ['QUOTE'])]);
    expect(outcomes(await takeBack(rosa, ['QUOTE'])).slice(2)).toEqual(['WILLING_TAKEN_BACK']);
  });

  it('told late it counts from its own day, and undoes no newer word', async () => {
    const rosa = await somebody();
    const saidOn = addDays(today, -90);
    const told = await sayFor(priya, rosa, { to: ['BETA'], saidOn });
    expect(told.willing).toMatchObject([{ saidOn, endsOn: addYears(saidOn, 2) }]);
    expect(told.timeline).toMatchObject([{ inputs: { saidOn, endsOn: addYears(saidOn, 2) } }]);
    await say(rosa, 'BETA');
    const earlier = { to: ['BETA'], saidOn: addDays(today, -1) };
    expect((await sayFor(priya, rosa, earlier)).willing).toMatchObject([{ saidOn: today }]);
    await takeBack(rosa, ['BETA']);
    const after = await sayFor(priya, rosa, earlier);
    expect(after.willing).toEqual([]);
    expect(outcomes(after)).toEqual(['WILLING', 'WILLING', 'WILLING_TAKEN_BACK']);
  });

  it.each([
    ['tomorrow', (day: Day) => addDays(day, 1)],
    ['so long ago that it has ended', (day: Day) => addDays(addYears(day, -2), -1)],
  ])('was not said %s', async (_name, dayFor) => {
    const input = { to: ['BETA'], saidOn: dayFor(today) };
    const refused = await sayFor(priya, await somebody(), input);
    expect(refused).toMatchObject({ code: 'INVALID_INPUT', path: ['saidOn'] });
  });

  it('what has ended is told as ended and counted nowhere, until they say it again', async () => {
    const there = await app.test.createProgram();
    const marketer = await app.person(there, ['marketer']);
    const rosa = await somebody(there);
    await say(rosa, 'QUOTE');
    await end(rosa, 'QUOTE');
    const me = () => app.get<Profile>(rosa, `{ me { ${PROFILE} } }`);
    expect((await me()).willing).toMatchObject([{ to: 'QUOTE', hasEnded: true }]);
    expect([await figures(marketer), await listed(marketer, ['QUOTE'])]).toMatchObject([
      { QUOTE: 0 },
      [],
    ]);
    expect((await say(rosa, 'QUOTE')).willing).toMatchObject([{ saidOn: today, hasEnded: false }]);
    expect(await figures(marketer)).toMatchObject({ QUOTE: 1 });
  });

  it('each figure of the overview is as long as its list: without who cannot be asked', async () => {
    const there = await app.test.createProgram();
    const admin = await app.person(there, ['admin']);
    const all: ServedPerson[] = [];
    for (let place = 0; place < 6; place += 1) all.push(await somebody(there));
    const [first, second, ended, paused, left] = all as [ServedPerson, ServedPerson, ...typeof all];
    for (const who of all.slice(0, 5)) await say(who, 'REFERENCE_CALL', 'CASE_STUDY');
    await takeBack(second, ['CASE_STUDY']);
    if (!ended || !paused || !left) throw new Error('Too few people.');
    await end(ended, 'REFERENCE_CALL');
    const pause = 'mutation { pauseAdvocate(input: {}) { __typename } }';
    await app.get(paused, pause);
    await app.test.superuser(`UPDATE advocate SET status = 'LEFT' WHERE id = $1`, [
      left.advocateId,
    ]);
    const counted = await figures(admin);
    expect(counted).toEqual({
      REFERENCE_CALL: 2, // of 5: one has ended, one is on a break, one is gone
      QUOTE: 0,
      CASE_STUDY: 2, // of 5: one was taken back, one is on a break, one is gone
      LOGO: 0,
      SPEAKING: 0,
      PUBLIC_REVIEW: 0,
      BETA: 0,
    });
    for (const [to, advocates] of Object.entries(counted)) {
      expect([to, await listed(admin, [to])]).toEqual([to, expect.any(Array)]);
      expect([to, (await listed(admin, [to])).length]).toEqual([to, advocates]);
    }
    expect(await listed(admin, ['REFERENCE_CALL'])).toEqual(
      [first.advocateId, second.advocateId].sort(),
    );
    expect(await listed(admin, ['CASE_STUDY', 'REFERENCE_CALL'])).toHaveLength(3);
    expect(await listed(admin, ['REFERENCE_CALL'], ['PAUSED'])).toEqual([paused.advocateId]);
    expect(await sayFor(admin, left, { to: ['BETA'] })).toMatchObject({ code: 'NOT_AVAILABLE' });
  });

  it('a programme that says five years means what is said from then on', async () => {
    const there = await app.test.createProgram();
    const admin = await app.person(there, ['admin']);
    const rosa = await somebody(there);
    await say(rosa, 'LOGO');
    const change = (willingYears: number) =>
      app.get(admin, SETTINGS, { input: { version: 1, willingYears } });
    expect(await change(11)).toMatchObject({ code: 'INVALID_INPUT', path: ['willingYears'] });
    expect(await change(5)).toMatchObject({ willingYears: 5 });
    expect((await say(rosa, 'LOGO', 'BETA')).willing).toMatchObject([
      { to: 'BETA', endsOn: addYears(today, 5) },
      { to: 'LOGO', endsOn: addYears(today, 2) },
    ]);
  });

  it('R-A1: neither of the other programme, nor by another advocate, nor for nobody', async () => {
    const rosa = await somebody();
    const other = await somebody();
    const stranger = await app.person(await app.test.createProgram(), ['marketer']);
    for (const who of [stranger, other]) {
      expect(await sayFor(who, rosa, { to: ['LOGO'] })).toMatchObject({ code: 'NOT_FOUND' });
      const refused = await takeBack(who, ['LOGO'], { id: rosa.advocateId });
      expect(refused).toMatchObject({ code: 'NOT_FOUND' });
    }
    expect(await say(priya, 'LOGO')).toMatchObject({ code: 'NOT_AVAILABLE' });
    expect(await say(rosa)).toMatchObject({ code: 'INVALID_INPUT', path: ['to'] });
    expect(Object.values(await figures(stranger))).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });
});
