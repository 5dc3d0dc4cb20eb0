import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { momentOf } from '../../src/kernel/clock.js';
import { addDays, dayOf, type Day } from '../../src/kernel/day.js';
import { newId, type Id } from '../../src/kernel/ids.js';
import { ServedApp, type ServedPerson, type Who } from '../support/api/served-app.js';
import * as ask from '../support/api/story-documents.js';
import { CHALLENGE, DISCLOSURE } from '../support/api/story-documents.js';
import type { TestProgram } from '../support/database/test-database.js';

const PATH = `{ onboardingPath { version steps { daysAfterJoining challenge { id status } } } }`;
const SAVE = `mutation ($input: SaveOnboardingPathInput!) { saveOnboardingPath(input: $input) {
  __typename ... on OnboardingPath { version steps { daysAfterJoining challenge { id } } }
  ... on UserError { code path } } }`;
const OWN = `{ ownOnboarding { state opensOn challenge { id title } } }`;

const CHOOSE = `mutation ($input: SetAudienceInput!) { setAudience(input: $input) {
  __typename ... on UserError { code path } } }`;

interface Own {
  readonly state: string;
  readonly opensOn: Day;
  readonly challenge: { readonly id: Id; readonly title: string };
}
interface Saved {
  readonly version: number;
  readonly code?: string;
}

describe('the onboarding path', () => {
  let app: ServedApp;
  let program: TestProgram;
  let priya: ServedPerson;
  let rosa: ServedPerson;
  let today: Day;

  beforeAll(async () => {
    app = await ServedApp.open({ role: 'api' });
    program = await app.test.createProgram();
    priya = await app.person(program, ['marketer']);
    rosa = await app.person(program, ['advocate'], { name: 'Rosa Lima' });
    today = dayOf(momentOf(Date.now()), program.timeZone);
    await app.test.superuser(`UPDATE advocate SET joined_at = $2 WHERE id = $1`, [
      rosa.advocateId,
      momentOf(Date.now()),
    ]);
  }, 60_000);
  afterAll(() => app.close());

  const write = async (title: string, of: object = {}): Promise<{ id: Id; version: number }> =>
    app.get(priya, ask.SAVE_CHALLENGE, {
      input: { ...CHALLENGE, disclosure: DISCLOSURE, title, ...of },
    });
  const publish = async ({ id, version }: { id: Id; version: number }): Promise<Id> => {
    await app.get(priya, ask.PUBLISH_CHALLENGE, { input: { id, version } });
    return id;
  };
  const save = (version: number, steps: readonly [Id, number][], who: Who = priya) =>
    app.get<Saved>(who, SAVE, {
      input: {
        version,
        steps: steps.map(([challengeId, daysAfterJoining]) => ({ challengeId, daysAfterJoining })),
      },
    });
  const own = (who: Who = rosa) => app.get<Own[]>(who, OWN);

  it('is walked in its order: what is done, under way, open or later; what is not live is no step', async () => {
    const [later, first, draft] = [
      await publish(await write('Later')),
      await publish(await write('First')),
      (await write('Draft')).id,
    ];
    await app.get(rosa, ask.START, { input: { challengeId: first } });
    const saved = await save(0, [
      [first, 0],
      [draft, 1],
      [later, 7],
    ]);
    expect(saved).toMatchObject({ __typename: 'OnboardingPath', version: 1 });
    expect(await own()).toEqual([
      { state: 'UNDER_WAY', opensOn: today, challenge: { id: first, title: 'First' } },
      { state: 'LATER', opensOn: addDays(today, 7), challenge: { id: later, title: 'Later' } },
    ]);
    const path = await app.get<{ steps: object[] }>(priya, PATH);
    expect(path.steps).toHaveLength(3);
    // published anew the challenge stays on the path
    const { version } = await write('First, again', { id: first, version: 2 });
    await publish({ id: first, version });
    const titles = (await own()).map(({ challenge }) => challenge.title);
    expect(titles).toEqual(['First, again', 'Later']);
    const newcomer = await app.person(program, ['advocate']);
    await app.test.superuser(`UPDATE advocate SET joined_at = now() WHERE id = $1`, [
      newcomer.advocateId,
    ]);
    expect((await own(newcomer))[0]).toMatchObject({
      state: 'OPEN',
      challenge: { title: 'First, again' },
    });
  });

  it('the same again changes nothing; of two at once the second reads that it is stale', async () => {
    const { version } = await app.get<Saved>(priya, PATH);
    const one = await publish(await write('One'));
    const two = await publish(await write('Two'));
    const answers = await Promise.all([save(version, [[one, 0]]), save(version, [[two, 0]])]);
    expect(answers.filter(({ code }) => code === 'STALE_VERSION')).toHaveLength(1);
    const { version: now, steps } = await app.get<Saved & { steps: { challenge: { id: Id } }[] }>(
      priya,
      PATH,
    );
    expect(now).toBe(version + 1);
    const kept = steps[0]?.challenge.id ?? newId();
    expect(await save(version, [[kept, 0]])).toMatchObject({ version: now });
    expect(await save(now, [])).toMatchObject({ version: now + 1 });
    expect(await own()).toEqual([]);
  });

  it('R-U3: a step whose challenge is not for them is none of theirs', async () => {
    const { version } = await app.get<Saved>(priya, PATH);
    const [theirs, nobodys] = [
      await publish(await write('Theirs')),
      await publish(await write('No')),
    ];
    await save(version, [
      [nobodys, 0],
      [theirs, 0],
    ]);
    const none = { segmentIds: [], tagIds: [], advocateIds: [] };
    const exclude = { ...none, advocateIds: [rosa.advocateId] };
    const input = { of: 'CHALLENGE', id: nobodys, version: 0, include: none, exclude };
    expect(await app.get(priya, CHOOSE, { input })).toEqual({ __typename: 'Audience' });
    expect((await own()).map(({ challenge }) => challenge.id)).toEqual([theirs]);
  });

  it('what cannot be is refused by its place, and another programme has no part in it', async () => {
    const { version } = await app.get<Saved>(priya, PATH);
    const id = await publish(await write('Here'));
    const twice = await save(version, [
      [id, 0],
      [id, 1],
    ]);
    expect(twice).toMatchObject({ code: 'INVALID_INPUT', path: ['steps'] });
    const early = await save(version, [[id, -1]]);
    expect(early).toMatchObject({ path: ['steps', '0', 'daysAfterJoining'] });
    const unknown = await save(version, [
      [id, 0],
      [newId(), 1],
    ]);
    expect(unknown).toMatchObject({ code: 'NOT_FOUND', path: ['steps', '1', 'challengeId'] });
    const stranger = await app.person(await app.test.createProgram(), ['marketer']);
    expect(await save(0, [[id, 0]], stranger)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await app.get(stranger, PATH)).toEqual({ version: 0, steps: [] });
  });
});
