import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SetAudience } from '../../src/features/audiences/set-audience.js';
import { StartChallenge } from '../../src/features/challenges/index.js';
import { RecordTimeline } from '../../src/features/timeline/index.js';
import type { Actor } from '../../src/kernel/actor.js';
import { newId, type Id } from '../../src/kernel/ids.js';
import {
  type AudienceActs,
  AudienceWorld,
  namesIn,
  only,
  people,
  PREVIEW,
  type Refusable,
  sides,
  speaks,
  WHY,
} from '../support/api/audience-acts.js';
import type { ServedApp, ServedPerson, Who } from '../support/api/served-app.js';
import { START } from '../support/api/story-documents.js';
import type { TestProgram } from '../support/database/test-database.js';
import { until } from '../support/until.js';
import { member } from '../support/worlds/challenge-kit.js';

const ONE = 'query ($id: ID!) { challenge(id: $id) { id title myParticipation { id } } }';
const TIMELINE = `query ($id: ID!) { challenge(id: $id) { timeline { rule outcome inputs } } }`;

/** Who may see and start a challenge; whoever is outside learns nothing of it. */
describe('R-U3: the audience of a challenge', () => {
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

  it('is everyone until somebody chooses; staff read who sees it, and how many', async () => {
    const id = await acts.challenge();
    expect(await staffView(id)).toMatchObject({ version: 0, isEveryone: true, size: 2 });
    expect(await acts.set(id, only(mei))).toMatchObject({
      __typename: 'Audience',
      version: 1,
      size: 1,
    });
    const seen = await staffView(id);
    expect(seen).toMatchObject({ isEveryone: false, size: 1, advocates: 2, broken: [] });
    expect(namesIn(seen)).toEqual(['Mei Tanaka']);
    expect(await acts.set(id, {}, { version: 1 })).toMatchObject({ version: 2, isEveryone: true });
    const { timeline } = await app.get<{ timeline: object[] }>(priya, TIMELINE, { id });
    expect(timeline).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ rule: 'R-U3', outcome: 'AUDIENCE_CHOSEN' }),
        expect.objectContaining({ rule: 'R-U3', outcome: 'AUDIENCE_LIFTED' }),
      ]),
    );
  });

  it('includes by segment, tag and person, and leaves out whoever is excluded all the same', async () => {
    const id = await acts.challenge();
    const { id: japanese } = await acts.segment('Reads Japanese', [speaks('ja')]);
    const lena = await app.person(program, ['advocate'], { name: 'Lena Haddad' });
    const vip = await acts.tag('VIP', lena, mei);
    const told = {
      include: { segmentIds: [japanese], tagIds: [vip], ...people(budi) },
      exclude: people(mei),
    };
    expect(await app.get(priya, PREVIEW, sides(told))).toEqual({
      size: 2,
      advocates: 3,
      broken: [],
    });
    await acts.set(id, told);
    expect(namesIn(await staffView(id))).toEqual(['Budi Santoso', 'Lena Haddad']);
    for (const [who, sees] of [
      [mei, false],
      [budi, true],
      [lena, true],
    ] as const) {
      expect((await listed(who)).includes(id)).toBe(sees);
    }
    const why = await app.get(priya, WHY, { id, advocateId: mei.advocateId });
    expect(why).toEqual({
      membership: {
        isIn: false,
        hasBegun: false,
        parts: expect.arrayContaining([
          expect.objectContaining({
            side: 'INCLUDE',
            isMet: true,
            segment: { name: 'Reads Japanese' },
          }),
          expect.objectContaining({ side: 'INCLUDE', isMet: true, tag: { name: 'VIP' } }),
          expect.objectContaining({
            side: 'INCLUDE',
            isMet: false,
            person: { name: 'Budi Santoso' },
          }),
          expect.objectContaining({ side: 'EXCLUDE', isMet: true, person: { name: 'Mei Tanaka' } }),
        ]) as unknown,
      },
    });
    await app.get(lena, `mutation { leaveProgram { __typename } }`);
    expect(namesIn(await staffView(id))).toEqual(['Budi Santoso']);
    expect(await app.get(priya, WHY, { id, advocateId: lena.advocateId })).toEqual({
      membership: null,
    });
  });

  it('tells nothing to somebody outside: each answer is that of an id that does not exist', async () => {
    const id = await acts.challenge();
    const nobody = newId();
    await acts.set(id, only(mei));
    expect(await listed(mei)).toContain(id);
    expect(await listed(budi)).not.toContain(id);
    const paths: [string, (asked: Id) => object][] = [
      [ONE, (asked) => ({ id: asked })],
      [START, (challengeId) => ({ input: { challengeId } })],
    ];
    const answersOf = async (asked: Id) => {
      const answers: string[] = [];
      for (const [document, variables] of paths) {
        answers.push(await world.raw(budi, document, variables(asked), asked));
      }
      return answers;
    };
    const hidden = await answersOf(id);
    expect(hidden).toEqual(await answersOf(nobody));
    expect(hidden[1]).toContain('NOT_FOUND');
    for (const pauses of [true, false]) {
      // Paused or live: to somebody outside there is no such challenge.
      const { version } = await app.get<{ version: number }>(
        priya,
        'query ($id: ID!) { challenge(id: $id) { version } }',
        { id },
      );
      await app.get(
        priya,
        `mutation ($input: PauseChallengeInput!) { pauseChallenge(input: $input) { __typename } }`,
        { input: { id, version, paused: pauses, idempotencyKey: newId() } },
      );
      expect(await answersOf(id)).toEqual(hidden);
    }
    for (const status of ['LIVE', 'PAUSED', 'CLOSED', 'DRAFT']) {
      const { edges } = await app.get<{ edges: { node: { id: Id } }[] }>(
        budi,
        `{ challenges(filter: { statuses: [${status}] }) { edges { node { id } } } }`,
      );
      expect(edges.map(({ node }) => node.id)).not.toContain(id);
    }
    expect(await start(mei, id)).toMatchObject({ status: 'STARTED' });
  });

  it('pages are as long for somebody outside as for anybody', async () => {
    for (let more = 0; more < 3; more += 1) await acts.set(await acts.challenge(), only(mei));
    const open = await acts.challenge();
    const before = await acts.challenge();
    await acts.set(await acts.challenge(), only(mei));
    const { edges } = await app.get<{ edges: { node: { id: Id } }[] }>(
      budi,
      '{ challenges(first: 2) { edges { node { id } } } }',
    );
    expect(edges.map(({ node }) => node.id)).toEqual([before, open]);
  });

  it('who has started stays: reads it, goes on, and comes back after giving up', async () => {
    const id = await acts.challenge();
    const { id: participation = '' } = await start(budi, id);
    await acts.set(id, only(mei));
    expect(await app.get(budi, ONE, { id })).toMatchObject({
      id,
      myParticipation: { id: participation },
    });
    expect(await listed(budi)).toContain(id);
    const why = await app.get(priya, WHY, { id, advocateId: budi.advocateId });
    expect(why).toMatchObject({ membership: { isIn: false, hasBegun: true } });
    const handIn = `mutation ($input: SubmitStageInput!) { submitStage(input: $input) {
      __typename ... on UserError { code } } }`;
    expect(
      await app.get(budi, handIn, {
        input: {
          participationId: participation,
          stage: 1,
          text: 'Fine.',
          fileIds: [],
          disclosureAccepted: false,
        },
      }),
    ).toEqual({ __typename: 'Submission' });
    const giveUp = `mutation ($input: AbandonParticipationInput!) {
      abandonParticipation(input: $input) { __typename } }`;
    await app.get(budi, giveUp, { input: { id: participation } });
    expect(await start(budi, id)).toMatchObject({ id: participation });
  });

  it('is judged at the moment of the start, also where both happen at once', async () => {
    const set = new SetAudience(new RecordTimeline());
    const staff = { ...member(program.id, 'marketer'), id: priya.membershipId };
    const blocked = () =>
      until(async () => {
        const [row] = await app.test.superuser<{ waiting: number }>(
          `SELECT count(*)::int AS waiting FROM pg_stat_activity
            WHERE wait_event_type = 'Lock' AND datname = current_database()`,
        );
        return (row?.waiting ?? 0) > 0;
      });
    const first = await acts.challenge();
    let starting: Promise<Refusable> | undefined;
    await app.test.database.write(staff, 'setAudience', async (tx) => {
      const told = { of: 'CHALLENGE', id: first, version: 0, ...sides(only(mei)) } as const;
      await set.setAudience(tx, staff, told as Parameters<typeof set.setAudience>[2]);
      starting = start(budi, first);
      await blocked();
    });
    expect(await starting).toMatchObject({ code: 'NOT_FOUND' });
    const second = await acts.challenge();
    const budiActs: Actor = member(program.id, 'advocate', budi.advocateId);
    let choosing: Promise<Refusable> | undefined;
    await app.test.database.write(budiActs, 'startChallenge', async (tx) => {
      await new StartChallenge(new RecordTimeline()).startChallenge(tx, budiActs, {
        challengeId: second,
      });
      choosing = acts.set(second, only(mei));
      await blocked();
    });
    expect(await choosing).toMatchObject({ version: 1 });
    expect(await app.get(budi, ONE, { id: second })).toMatchObject({ id: second });
  });

  it('changed by two at once, one of them is told to look again; the same again changes nothing', async () => {
    const id = await acts.challenge();
    const answers = await Promise.all([acts.set(id, only(mei)), acts.set(id, only(budi))]);
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
      'Audience',
      'StaleVersion',
    ]);
    const kept = answers[0].__typename === 'Audience' ? mei : budi;
    expect(await acts.set(id, only(kept))).toMatchObject({ version: 1 });
  });

  it('a marketer who is an advocate too sees all, and is told why they do not start it', async () => {
    const both = await app.person(program, ['advocate', 'marketer'], { name: 'Ana Prado' });
    const id = await acts.challenge();
    await acts.set(id, only(mei));
    expect(await listed(both)).toContain(id);
    expect(await start(both, id)).toMatchObject({ code: 'NOT_AVAILABLE' });
  });
});
