import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../src/kernel/actor.js';
import { newId, type Id } from '../../src/kernel/ids.js';
import { ServedApp, type ServedPerson, type Who } from '../support/api/served-app.js';
import { SAVE_INTEREST } from '../support/api/story-documents.js';
import type { TestProgram } from '../support/database/test-database.js';

const PROFILE = `id interests { name offered }
  timeline { outcome inputs actor { role name } }`;
const CHOOSE = `mutation ($input: ChooseInterestsInput!) { chooseInterests(input: $input) {
  __typename ... on Advocate { ${PROFILE} } ... on UserError { code path message } } }`;
const LIST = `query ($ids: [ID!]) {
  advocates(interestIds: $ids, first: 100) { edges { node { id } } } }`;

interface Interest {
  readonly id: Id;
  readonly name: string;
  readonly offered: boolean;
  readonly code?: string;
}
interface Profile {
  readonly id: Id;
  readonly interests: readonly { readonly name: string; readonly offered: boolean }[];
  readonly timeline: readonly { readonly outcome: string; readonly inputs: object }[];
  readonly code?: string;
}

/** What advocates care about, of the programme's own list (R-U1). */
describe('R-U1: interests', () => {
  let app: ServedApp;
  let program: TestProgram & { readonly actor: Actor };
  let priya: ServedPerson;

  beforeAll(async () => {
    app = await ServedApp.open({ role: 'api' });
    program = await app.test.createProgram();
    priya = await app.person(program, ['marketer'], { name: 'Priya Nair' });
  }, 60_000);
  afterAll(() => app.close());

  const somebody = () => app.person(program, ['advocate'], { name: 'Rosa Feld' });
  const save = (input: object, who: Who = priya): Promise<Interest> =>
    app.get(who, SAVE_INTEREST, { input: { offered: true, ...input } });
  const choose = (who: Who, input: object): Promise<Profile> =>
    app.get(who, CHOOSE, { input: { add: [], remove: [], ...input } });
  const names = ({ interests }: Profile) => interests.map(({ name }) => name);
  const listed = async (...ids: Id[]): Promise<Id[]> => {
    const { edges } = await app.get<{ edges: { node: { id: Id } }[] }>(priya, LIST, { ids });
    return edges.map(({ node }) => node.id).sort();
  };

  it('an advocate chooses from the list, and staff for them, and they read who did', async () => {
    const [robots, optics] = [await save({ name: 'Robots' }), await save({ name: 'Optics' })];
    const rosa = await somebody();
    const chosen = await choose(rosa, { add: [robots.id, optics.id] });
    expect(names(chosen)).toEqual(['Optics', 'Robots']);
    await choose(priya, { id: rosa.advocateId, remove: [robots.id] });
    const me = await app.get<Profile>(rosa, `{ me { ${PROFILE} } }`);
    expect(names(me)).toEqual(['Optics']);
    expect(me.timeline).toMatchObject([
      { outcome: 'INTEREST_CHOSEN', inputs: { interestId: robots.id } },
      { outcome: 'INTEREST_CHOSEN', inputs: { interestId: optics.id } },
      { outcome: 'INTEREST_DROPPED', actor: { role: 'MARKETER', name: 'Priya Nair' } },
    ]);
  });

  it('finds who cares about any of those that are asked for', async () => {
    const [one, other] = [await save({ name: 'Rail' }), await save({ name: 'Ships' })];
    const [rosa, lea] = [await somebody(), await somebody()];
    await choose(rosa, { add: [one.id] });
    await choose(lea, { add: [one.id, other.id] });
    expect(await listed(one.id)).toEqual([rosa.advocateId, lea.advocateId].sort());
    expect(await listed(other.id)).toEqual([lea.advocateId]);
    expect(await listed(other.id, newId())).toEqual([lea.advocateId]);
    expect(await listed(newId())).toEqual([]);
  });

  it('what is taken out of the list stays with who has it, and nobody chooses it anew', async () => {
    const { id } = await save({ name: 'Steam' });
    const [rosa, lea] = [await somebody(), await somebody()];
    await choose(rosa, { add: [id] });
    expect(await save({ id, name: 'Steam', offered: false })).toMatchObject({ offered: false });
    expect(await choose(lea, { add: [id] })).toMatchObject({
      code: 'INVALID_INPUT',
      path: ['add'],
    });
    // what she has she may say again; once it is gone it is gone
    expect(await choose(rosa, { add: [id] })).toMatchObject({
      interests: [{ name: 'Steam', offered: false }],
    });
    expect(names(await choose(rosa, { remove: [id] }))).toEqual([]);
    expect(await choose(rosa, { add: [id] })).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await save({ name: 'steam' })).toMatchObject({ id, offered: true }); // offered again
    expect(names(await choose(rosa, { add: [id] }))).toEqual(['steam']);
  });

  it('is renamed for everybody who has it, and two never bear one name', async () => {
    const { id } = await save({ name: 'Quantum' });
    const rosa = await somebody();
    await choose(rosa, { add: [id] });
    await save({ id, name: 'Quantum computers' });
    expect(names(await app.get(rosa, `{ me { ${PROFILE} } }`))).toEqual(['Quantum computers']);
    await save({ name: 'Lasers' });
    expect(await save({ id, name: ' ＬASERS ' })).toMatchObject({
      code: 'INVALID_INPUT',
      path: ['name'],
    });
    expect(await save({ id: newId(), name: 'Else' })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('two at once, and the same twice, is one interest, chosen once', async () => {
    const made = await Promise.all([save({ name: 'Tea' }), save({ name: 'tea' })]);
    expect(made[0].id).toBe(made[1].id);
    const [{ id }, other] = [made[0], await save({ name: 'Coffee' })];
    const rosa = await somebody();
    await Promise.all([
      choose(rosa, { add: [id] }),
      choose(rosa, { add: [other.id, id, id] }),
      choose(priya, { id: rosa.advocateId, add: [id] }),
    ]);
    const { timeline, ...profile } = await choose(rosa, { add: [id] });
    expect(profile.interests.map(({ name }) => name.toLowerCase())).toEqual(['coffee', 'tea']);
    expect(timeline).toHaveLength(2);
    await Promise.all([choose(rosa, { remove: [id] }), choose(rosa, { remove: [id] })]);
    expect((await choose(rosa, { remove: [id] })).timeline).toHaveLength(3);
  });

  it('a list of forty is long enough', async () => {
    const there = await app.test.createProgram();
    const admin = await app.person(there, ['admin']);
    for (let place = 1; place <= 40; place += 1) await save({ name: `No ${String(place)}` }, admin);
    expect(await save({ name: 'One more' }, admin)).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await save({ name: 'no 7' }, admin)).toMatchObject({ name: 'no 7' });
  });

  it('R-A1: neither of the other programme, nor by another advocate', async () => {
    const { id } = await save({ name: 'Gears' });
    const rosa = await somebody();
    const there = await app.test.createProgram();
    const stranger = await app.person(there, ['marketer', 'advocate']);
    expect(await choose(stranger, { id: rosa.advocateId, add: [] })).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await choose(stranger, { add: [id] })).toMatchObject({
      code: 'NOT_FOUND',
      path: ['add'],
    });
    expect(await save({ id, name: 'Mine' }, stranger)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await app.get(stranger, '{ interests { name } }')).toEqual([]);
    expect(await choose(await somebody(), { id: rosa.advocateId })).toMatchObject({
      code: 'NOT_FOUND',
    });
    const own = await app.ask(rosa, SAVE_INTEREST, { input: { name: 'Own', offered: true } });
    expect(own.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
