import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, type Id } from '../../src/kernel/ids.js';
import {
  AUDIENCE,
  AudienceActs,
  AudienceWorld,
  only,
  people,
  PREVIEW,
  type Refusable,
  sides,
  speaks,
} from '../support/api/audience-acts.js';
import type { ServedApp, ServedPerson, Who } from '../support/api/served-app.js';
import { keepSentStatements, withoutFrame } from '../support/database/sent-statements.js';
import type { TestProgram } from '../support/database/test-database.js';

const DELETE_TAG = `mutation ($input: DeleteTagInput!) { deleteTag(input: $input) {
  __typename ... on UserError { code message } ... on StillUsed { usedBy { kind name } } } }`;
const DELETE_SEGMENT = `mutation ($input: DeleteSegmentInput!) { deleteSegment(input: $input) {
  __typename ... on UserError { code message } ... on StillUsed { usedBy { kind id name } } } }`;

/** What decides an audience stays, closes where it breaks, and is of this programme. */
describe('R-U3: what an audience is made of', () => {
  let world: AudienceWorld;
  let app: ServedApp;
  let program: TestProgram;
  let acts: AudienceActs;
  let priya: ServedPerson;
  let mei: ServedPerson;
  let budi: ServedPerson;

  beforeAll(async () => {
    world = await AudienceWorld.open();
    ({ app, program, acts, priya, mei, budi } = world);
  }, 60_000);
  afterAll(() => app.close());

  const start = (who: Who, id: Id) => world.start(who, id);
  const listed = (who: Who) => world.listed(who);
  const staffView = (id: Id) => world.staffView(id);

  it('R-A1: neither a challenge nor a part of another programme is there', async () => {
    const elsewhere = await app.test.createProgram();
    const marketer = await app.person(elsewhere, ['marketer']);
    const stranger = await app.person(elsewhere, ['advocate']);
    const other = new AudienceActs(app, marketer);
    const { id: segment } = await other.segment('All of them', []);
    const tag = await other.tag('VIP', stranger);
    const id = await acts.challenge();
    const nobody = newId();
    expect(await app.get(marketer, AUDIENCE, { id })).toBeNull();
    expect(await other.set(id, {})).toMatchObject({ code: 'NOT_FOUND' });
    for (const [field, theirs] of [
      ['segmentIds', segment],
      ['tagIds', tag],
      ['advocateIds', stranger.advocateId],
    ] as const) {
      const [refused, absent] = [
        await acts.set(id, { exclude: { [field]: [theirs] } }),
        await acts.set(id, { exclude: { [field]: [nobody] } }),
      ];
      expect(refused).toMatchObject({ code: 'NOT_FOUND', path: ['exclude', field] });
      expect(refused).toEqual(absent);
    }
  });

  it('R-A2: only marketers, admins and their keys read and choose it', async () => {
    const id = await acts.challenge();
    for (const who of [mei, await app.person(program, ['sales'])]) {
      for (const [document, variables] of [
        [AUDIENCE, { id }],
        [PREVIEW, sides({})],
      ] as const) {
        const { errors } = await app.ask(who, document, variables);
        expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
      }
      await expect(acts.set(id, only(mei), { who })).rejects.toThrow('FORBIDDEN');
    }
    const admin = await app.person(program, ['admin']);
    expect(await acts.set(id, only(mei), { who: admin })).toMatchObject({ version: 1 });
  });

  it('what an audience leans on stays: its segments, their tags, its own tags', async () => {
    const id = await acts.challenge({ title: 'Speak at our day' });
    const competitor = await acts.tag('Competitor', budi);
    const hidden = await acts.tag('Hidden', budi);
    const { id: rivals } = await acts.segment('Not rivals', [
      { trait: 'advocate.tags', operator: 'HAS_NONE_OF', values: [competitor] },
    ]);
    await acts.set(id, { include: { segmentIds: [rivals] }, exclude: { tagIds: [hidden] } });
    const removeTag = (tag: Id) => app.get(priya, DELETE_TAG, { input: { id: tag, version: 1 } });
    expect(await removeTag(competitor)).toMatchObject({
      code: 'STILL_USED',
      usedBy: [{ kind: 'SEGMENT', name: 'Not rivals' }],
    });
    expect(await removeTag(hidden)).toMatchObject({
      code: 'STILL_USED',
      usedBy: [{ kind: 'CHALLENGE', name: 'Speak at our day' }],
    });
    const removeSegment = () => app.get(priya, DELETE_SEGMENT, { input: { id: rivals } });
    expect(await removeSegment()).toMatchObject({
      code: 'STILL_USED',
      usedBy: [{ kind: 'CHALLENGE', id, name: 'Speak at our day' }],
    });
    const used = `query ($id: ID!) { segment(id: $id) { usedBy { kind name } problems { message } } }`;
    expect(await app.get(priya, used, { id: rivals })).toEqual({
      usedBy: [{ kind: 'CHALLENGE', name: 'Speak at our day' }],
      problems: [],
    });
    await acts.set(id, {}, { version: 1 });
    expect(await removeSegment()).toEqual({ __typename: 'DeletedSegment' });
    expect(await removeTag(competitor)).toEqual({ __typename: 'DeletedTag' });
    expect(await removeTag(hidden)).toEqual({ __typename: 'DeletedTag' });
  });

  it('of two at once, one who deletes a segment and one who chooses it, one is refused', async () => {
    const id = await acts.challenge();
    const { id: segment } = await acts.segment('Short-lived', [speaks('ja')]);
    const [chosen, deleted] = await Promise.all([
      acts.set(id, { exclude: { segmentIds: [segment] } }),
      app.get<Refusable>(priya, DELETE_SEGMENT, { input: { id: segment } }),
    ]);
    expect([chosen.code ?? 'DONE', deleted.code ?? 'DONE'].sort()).toEqual(
      chosen.code ? ['DONE', 'NOT_FOUND'] : ['DONE', 'STILL_USED'],
    );
  });

  it('a segment that asks about what is gone closes: nobody comes in by it, or nobody at all', async () => {
    const [one, other] = [await acts.challenge(), await acts.challenge()];
    const { id: segment } = await acts.segment('Reads Indonesian', [speaks('id')]);
    await acts.set(one, { include: { segmentIds: [segment], ...people(mei) } });
    await acts.set(other, { exclude: { segmentIds: [segment] } });
    expect((await listed(mei)).filter((id) => id === one || id === other)).toHaveLength(2);
    await app.test.superuser(
      `UPDATE segment SET rule = replace(rule::text, 'advocate.language', 'answer:gone')::jsonb
        WHERE id = $1`,
      [segment],
    );
    const seen = async (who: Who) => (await listed(who)).filter((id) => id === one || id === other);
    expect([await seen(mei), await seen(budi)]).toEqual([[one], []]);
    expect(await start(mei, other)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await staffView(one)).toMatchObject({ size: 1, broken: [{ side: 'INCLUDE' }] });
    expect(await staffView(other)).toMatchObject({ size: 0, broken: [{ side: 'EXCLUDE' }] });
    const problems = '{ segments(search: "Indonesian") { edges { node { problems { path } } } } }';
    expect(await app.get(priya, problems)).toMatchObject({
      edges: [
        { node: { problems: [{ path: ['include', 'groups', '0', 'conditions', '0', 'trait'] }] } },
      ],
    });
  });

  it('costs as many statements for many restricted challenges as for a few', async () => {
    const { id: segment } = await acts.segment('Reads Japanese still', [speaks('ja')]);
    const restrict = async () =>
      acts.set(await acts.challenge(), { include: { segmentIds: [segment], ...people(budi) } });
    await restrict();
    const sent = keepSentStatements();
    try {
      const costOf = async () => {
        sent.texts.length = 0;
        await listed(budi);
        return withoutFrame(sent.texts).length;
      };
      const few = await costOf();
      for (let more = 0; more < 6; more += 1) await restrict();
      expect(await costOf()).toBe(few);
      expect(few).toBeLessThanOrEqual(9);
    } finally {
      sent.restore();
    }
  });
});
