import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SetAudience } from '../../src/features/audiences/set-audience.js';
import { RecordTimeline } from '../../src/features/timeline/index.js';
import { newId, type Id } from '../../src/kernel/ids.js';
import {
  type AudienceActs,
  AudienceWorld,
  namesIn,
  only,
  people,
  type Refusable,
  sides,
  WHY,
} from '../support/api/audience-acts.js';
import type { ServedApp, ServedPerson, Who } from '../support/api/served-app.js';
import { REDEEM, SAVE_REWARD } from '../support/api/story-documents.js';
import { Database } from '../../src/platform/database/index.js';
import { until } from '../support/until.js';
import { member } from '../support/worlds/challenge-kit.js';

const ONE = 'query ($id: ID!) { reward(id: $id) { id name availability { reason } } }';
const LIST = '{ rewards { edges { node { id } } } }';
const STATUS = `mutation ($input: SetRewardStatusInput!) { setRewardStatus(input: $input) {
  ... on Reward { status } ... on UserError { code message } } }`;
const REDEMPTIONS = `{ redemptions { edges { node { id status
  reward { id name availability { redeemable reason } } } } } }`;
const OF = { of: 'REWARD' };

/** Who may see and redeem a reward; whoever is outside learns nothing of it. */
describe('R-U3: the audience of a reward', () => {
  let world: AudienceWorld;
  let app: ServedApp;
  let acts: AudienceActs;
  let priya: ServedPerson;
  let mei: ServedPerson;
  let budi: ServedPerson;

  beforeAll(async () => {
    world = await AudienceWorld.open();
    ({ app, acts, priya, mei, budi } = world);
    const { id: task } = { id: await acts.challenge() };
    // Points to spend: a proof that is accepted.
    for (const who of [mei, budi]) {
      const { id: participationId } = await world.start(who, task);
      const handedIn = await app.get<{ id: Id }>(
        who,
        `mutation ($input: SubmitStageInput!) { submitStage(input: $input) {
           ... on Submission { id } ... on UserError { message } } }`,
        {
          input: {
            participationId,
            stage: 1,
            text: 'Fine.',
            fileIds: [],
            disclosureAccepted: false,
          },
        },
      );
      await app.get(
        priya,
        `mutation ($input: DecideSubmissionInput!) { decideSubmission(input: $input) { __typename } }`,
        { input: { id: handedIn.id, version: 1, kind: 'APPROVE' } },
      );
    }
  }, 60_000);
  afterAll(() => app.close());

  async function reward(name = 'A walk with the team'): Promise<Id> {
    const { id, version } = await app.get<{ id: Id; version: number }>(priya, SAVE_REWARD, {
      input: {
        name,
        description: 'An hour in the hills.',
        translations: [],
        isGift: false,
        pricePoints: 1,
        fulfilment: 'BY_HAND',
        units: 50,
        idempotencyKey: newId(),
      },
    });
    const answer = await app.get<Refusable>(priya, STATUS, {
      input: { id, version, status: 'LIVE', idempotencyKey: newId() },
    });
    if (answer.code !== undefined) throw new Error(JSON.stringify(answer));
    return id;
  }

  const redeem = (who: Who, rewardId: Id) =>
    app.get<Refusable & { id?: Id }>(who, REDEEM, {
      input: { rewardId, rewardVersion: 1, pricePoints: 1, idempotencyKey: newId() },
    });
  const listed = async (who: Who): Promise<Id[]> => {
    const { edges } = await app.get<{ edges: { node: { id: Id } }[] }>(who, LIST);
    return edges.map(({ node }) => node.id);
  };

  it('is everyone until somebody chooses; then whoever is outside finds nothing', async () => {
    const id = await reward();
    expect(await world.staffView(id, 'REWARD')).toMatchObject({ isEveryone: true, size: 2 });
    expect(await acts.set(id, { exclude: people(budi) }, OF)).toMatchObject({ size: 1 });
    expect(namesIn(await world.staffView(id, 'REWARD'))).toEqual(['Mei Tanaka']);
    expect([(await listed(mei)).includes(id), (await listed(budi)).includes(id)]).toEqual([
      true,
      false,
    ]);
    expect(await listed(priya)).toContain(id);
    const asked = { rewardVersion: 1, pricePoints: 1 };
    const answersOf = async (of: Id) => [
      await world.raw(budi, ONE, { id: of }, of),
      await world.raw(
        budi,
        REDEEM,
        { input: { ...asked, rewardId: of, idempotencyKey: newId() } },
        of,
      ),
    ];
    const hidden = await answersOf(id);
    expect(hidden).toEqual(await answersOf(newId()));
    expect(hidden[1]).toContain('NOT_FOUND');
    for (const status of ['PAUSED', 'LIVE']) {
      await app.get(priya, STATUS, { input: { id, version: 1, status, idempotencyKey: newId() } });
      expect(await answersOf(id)).toEqual(hidden);
    }
    expect(await redeem(mei, id)).toMatchObject({ status: 'REQUESTED' });
    const { timeline } = await app.get<{ timeline: object[] }>(
      priya,
      'query ($id: ID!) { reward(id: $id) { timeline { rule outcome } } }',
      { id },
    );
    expect(timeline).toEqual([{ rule: 'R-U3', outcome: 'AUDIENCE_CHOSEN' }]);
  });

  it('what was redeemed goes on and stays readable to its advocate', async () => {
    const id = await reward('A signed map');
    const { id: redemption } = await redeem(budi, id);
    await acts.set(id, only(mei), OF);
    const { edges } = await app.get<{ edges: { node: { id: Id } }[] }>(budi, REDEMPTIONS);
    expect(edges.map(({ node }) => node)).toContainEqual({
      id: redemption,
      status: 'REQUESTED',
      reward: {
        id,
        name: 'A signed map',
        availability: { redeemable: false, reason: 'NOT_LIVE' },
      },
    });
    expect(await redeem(budi, id)).toMatchObject({ code: 'NOT_FOUND' });
    const why = await app.get(priya, WHY, { ...OF, id, advocateId: budi.advocateId });
    expect(why).toMatchObject({ membership: { isIn: false, hasBegun: true } });
  });

  it('is judged when the unit is taken, also where both happen at once', async () => {
    const id = await reward();
    const set = new SetAudience(new RecordTimeline());
    const staff = { ...member(world.program.id, 'marketer'), id: priya.membershipId };
    let redeeming: Promise<Refusable> | undefined;
    await app.serving.app.get(Database).write(staff, 'setAudience', async (tx) => {
      const { include, exclude } = sides(only(mei));
      await set.setAudience(tx, staff, {
        of: 'REWARD',
        id,
        version: 0,
        include: { ...include, advocateIds: [mei.advocateId ?? ''] },
        exclude: { ...exclude, advocateIds: [] },
      });
      redeeming = redeem(budi, id);
      await until(async () => {
        const [row] = await app.test.superuser<{ waiting: number }>(
          `SELECT count(*)::int AS waiting FROM pg_stat_activity
            WHERE wait_event_type = 'Lock' AND datname = current_database()`,
        );
        return (row?.waiting ?? 0) > 0;
      });
    });
    expect(await redeeming).toMatchObject({ code: 'NOT_FOUND' });
    expect(await redeem(mei, id)).toMatchObject({ status: 'REQUESTED' });
  });

  it('names the reward where a tag is to go that keeps somebody out of it', async () => {
    const id = await reward('Dinner with the founders');
    const tag = await acts.tag('Supplier', budi);
    await acts.set(id, { exclude: { tagIds: [tag] } }, OF);
    const remove = `mutation ($input: DeleteTagInput!) { deleteTag(input: $input) {
      ... on StillUsed { code usedBy { kind name } } } }`;
    expect(await app.get(priya, remove, { input: { id: tag, version: 1 } })).toEqual({
      code: 'STILL_USED',
      usedBy: [{ kind: 'REWARD', name: 'Dinner with the founders' }],
    });
  });
});
