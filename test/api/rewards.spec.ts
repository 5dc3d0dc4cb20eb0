import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { advocatesAccess, AdvocatesModule } from '../../src/features/advocates/index.js';
import { companiesAccess, CompaniesModule } from '../../src/features/companies/index.js';
import { rewardsAccess, rewardsEntities, RewardsModule } from '../../src/features/rewards/index.js';
import { timelineAccess } from '../../src/features/timeline/index.js';
import type { Actor } from '../../src/kernel/actor.js';
import { newId } from '../../src/kernel/ids.js';
import type { AccessTable } from '../../src/platform/graphql/index.js';
import { RewardWorld, type Person } from '../support/worlds/reward-world.js';
import { openTestDatabase, type TestDatabase } from '../support/database/test-database.js';
import * as ask from '../support/api/reward-documents.js';
import type { Made, List, Only } from '../support/api/reward-documents.js';
import { DOOR_NEIGHBOURS } from '../support/api/door-neighbours.js';
import { openTestApi, type TestApi } from '../support/api/test-graphql.js';
import { TestSecrets } from '../support/test-secrets.js';
import { atOnce } from '../support/at-once.js';

/** Types that are loaded with the doors of features which this process does not serve. */
const NEIGHBOURS: AccessTable = {
  'StaffMember.*': 'PARENT',
  'ProgramSummary.*': 'PARENT',
  'Membership.*': 'PARENT',
  'MembershipEdge.*': 'PARENT',
  'Invitation.*': 'PARENT',
  'ApiKey.*': 'PARENT',
  'ClockAdvance.*': 'PARENT',
  'Notification.*': 'PARENT',
  'NotificationEdge.*': 'PARENT',
  'WaitingThing.*': 'PARENT',
  ...DOOR_NEIGHBOURS,
};

describe('rewards in the API', () => {
  let test: TestDatabase;
  let api: TestApi;
  let world: RewardWorld;
  let home: string;
  let mei: Person;
  let marketer: Actor;

  beforeAll(async () => {
    test = await openTestDatabase(rewardsEntities);
    home = await mkdtemp(join(tmpdir(), 'goodturn-rewards-'));
    api = await openTestApi(
      test,
      [TestSecrets, CompaniesModule, AdvocatesModule, RewardsModule],
      [companiesAccess, advocatesAccess, timelineAccess, rewardsAccess, NEIGHBOURS],
      home,
    );
    await api.listen();
  });
  beforeEach(async () => {
    world = await RewardWorld.open(test);
    mei = await world.person({ points: 500 });
    marketer = world.marketer;
  });
  afterAll(async () => {
    await api.close();
    await test.close();
    await rm(home, { recursive: true, force: true });
  });

  async function makeReward(codes: readonly string[], supply = {}) {
    const { data } = await api.ask<Only<'saveReward', Made>>(marketer, ask.SAVE, {
      input: { ...ask.DRAFT, ...supply },
    });
    const { id, version } = data.saveReward;
    if (codes.length > 0) await api.ask(marketer, ask.LOAD, { id, codes });
    await api.ask<Only<'setRewardStatus'>>(marketer, ask.STATUS, {
      input: { id, version, status: 'LIVE' },
    });
    return { id, version };
  }

  function redeem(actor: Actor, reward: { id: string; version: number }, key: string = newId()) {
    return api.ask<Only<'redeemReward', Made>>(actor, ask.REDEEM, {
      input: {
        rewardId: reward.id,
        rewardVersion: reward.version,
        pricePoints: 300,
        idempotencyKey: key,
      },
    });
  }

  it('a marketer makes a reward, loads codes, and puts it on the shelf', async () => {
    const made = await api.ask<Only<'saveReward', Made>>(marketer, ask.SAVE, { input: ask.DRAFT });
    expect(made.data.saveReward).toMatchObject({
      __typename: 'Reward',
      status: 'DRAFT',
      version: 1,
      unitCost: { amountMinor: 1_000, currency: 'JPY' },
      translations: [{ locale: 'zh_CN', name: '礼品卡' }],
    });
    const { id } = made.data.saveReward;
    const early = await api.ask<Only<'setRewardStatus'>>(marketer, ask.STATUS, {
      input: { id, version: 1, status: 'LIVE' },
    });
    expect(early.data.setRewardStatus).toEqual({
      __typename: 'NotPublishable',
      problems: [{ path: ['codes'] }],
    });
    const loaded = await api.ask<Only<'loadGiftCodes'>>(marketer, ask.LOAD, {
      id,
      codes: ['A', 'B', 'A'],
    });
    expect(loaded.data.loadGiftCodes).toEqual({
      __typename: 'LoadedGiftCodes',
      loaded: 2,
      alreadyThere: 1,
      reward: { stock: 2, codesFree: 2, codesLoaded: 2 },
    });
    const live = await api.ask<Only<'setRewardStatus'>>(marketer, ask.STATUS, {
      input: { id, version: 1, status: 'LIVE' },
    });
    expect(live.data.setRewardStatus).toEqual({ __typename: 'Reward', status: 'LIVE' });
  });

  it('sent again with its key, a reward is saved once', async () => {
    const input = { ...ask.DRAFT, idempotencyKey: newId() };
    const save = async () =>
      (await api.ask<Only<'saveReward', Made>>(marketer, ask.SAVE, { input })).data.saveReward.id;
    expect(new Set(await atOnce(5, save)).size).toBe(1);
  });

  it('every wrong field of a reward is told at once', async () => {
    const { data } = await api.ask<Only<'saveReward', Made>>(marketer, ask.SAVE, {
      input: { ...ask.DRAFT, name: ' ', pricePoints: 0, perAdvocateLimit: 0 },
    });
    expect(data.saveReward.__typename).toBe('InvalidInput');
    expect(data.saveReward.problems.map((problem) => problem.path)).toEqual([
      ['name'],
      ['pricePoints'],
      ['perAdvocateLimit'],
    ]);
  });

  it('an advocate sees what is on the shelf and what is missing, not what it costs the company', async () => {
    await api.ask<Only<'saveReward', Made>>(marketer, ask.SAVE, { input: ask.DRAFT });
    const { id } = await makeReward(['A']);
    const poor = await world.person({ points: 120 });
    const shop = await api.ask<Only<'rewards', List>>(poor, ask.SHOP);
    expect(shop.data.rewards.edges).toEqual([
      {
        node: {
          id,
          name: 'Gift card',
          pricePoints: 300,
          stock: 1,
          version: 1,
          unitCost: null,
          availability: { redeemable: false, reason: 'NOT_ENOUGH_POINTS', missingPoints: 180 },
        },
      },
    ]);
    const staff = await api.ask(poor, 'query ($id: ID!) { reward(id: $id) { codesFree } }', { id });
    expect(staff.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('redeem, approve, reveal: the code is shown to its owner alone, each time on record', async () => {
    const reward = await makeReward(['SECRET-CODE']);
    const redeemed = await redeem(mei, reward);
    expect(redeemed.data.redeemReward).toMatchObject({
      __typename: 'Redemption',
      status: 'REQUESTED',
      pricePoints: 300,
      reward: { stock: 0 },
      timeline: [{ rule: 'R-R1', outcome: 'REQUESTED' }],
    });
    const { id } = redeemed.data.redeemReward;
    const queue = await api.ask<Only<'redemptions', List>>(marketer, ask.QUEUE);
    expect(queue.data.redemptions.edges).toEqual([
      { node: { id, advocate: { name: 'Mei Tanaka' } } },
    ]);
    const decided = await api.ask<Only<'decideRedemption'>>(marketer, ask.DECIDE, {
      input: { id, approve: true, idempotencyKey: newId() },
    });
    expect(decided.data.decideRedemption).toMatchObject({ status: 'FULFILLED', reason: null });
    await api.ask<Only<'revealGiftCode'>>(mei, ask.REVEAL, { id });
    const revealed = await api.ask<Only<'revealGiftCode'>>(mei, ask.REVEAL, { id });
    expect(revealed.data.revealGiftCode).toMatchObject({
      code: 'SECRET-CODE',
      redemption: { reveals: [{}, {}] },
    });
    const byStaff = await api.ask<Only<'revealGiftCode'>>(marketer, ask.REVEAL, { id });
    expect(byStaff.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const byOther = await api.ask<Only<'revealGiftCode'>>(await world.person(), ask.REVEAL, { id });
    expect(byOther.data.revealGiftCode).toMatchObject({ __typename: 'NotFound' });
  });

  it('by hand: approved it waits to be sent, and its advocate reads that it was, or why not', async () => {
    const reward = await makeReward([], { fulfilment: 'BY_HAND', units: 2 });
    const rich = await world.person({ points: 900 });
    const codes = await api.ask(marketer, ask.LOAD, { id: reward.id, codes: ['A'] });
    expect(codes.data).toEqual({ loadGiftCodes: { __typename: 'InvalidInput' } });
    const approved = async (): Promise<string> => {
      const { id } = (await redeem(rich, reward)).data.redeemReward;
      const { data } = await api.ask(marketer, ask.DECIDE, { input: { id, approve: true } });
      expect(data).toMatchObject({ decideRedemption: { status: 'FULFILLING' } });
      return id;
    };
    const [sent, lost] = [await approved(), await approved()];
    const TO_SEND = ask.QUEUE.replace('REQUESTED', 'FULFILLING');
    const queue = await api.ask<Only<'redemptions', List>>(marketer, TO_SEND);
    expect(queue.data.redemptions.edges).toMatchObject([
      { node: { id: sent } },
      { node: { id: lost } },
    ]);
    const note = { id: sent, note: 'Parcel 4711', idempotencyKey: newId() };
    const handOver = () => api.ask(marketer, ask.FULFIL, { input: note });
    for (const { data } of [await handOver(), await handOver()]) {
      expect(data).toMatchObject({ fulfilRedemption: { status: 'FULFILLED' } });
    }
    const failure = { id: lost, reason: 'OTHER' };
    expect((await api.ask(marketer, ask.FAIL, { input: failure })).data).toMatchObject({
      failRedemption: { __typename: 'InvalidInput', problems: [{ path: ['reasonText'] }] },
    });
    const reasonText = 'Ask again in May.';
    expect(
      (await api.ask(marketer, ask.FAIL, { input: { ...failure, reasonText } })).data,
    ).toMatchObject({
      failRedemption: { status: 'FAILED', reason: 'OTHER', reward: { stock: 1 } }, // 2 - 2 + 1
    });
    const { data } = await api.ask(rich, ask.OWN, { id: sent });
    expect(data).toMatchObject({ redemption: { status: 'FULFILLED', fulfilmentNote: note.note } });
    expect((await api.ask(rich, ask.OWN, { id: lost })).data).toMatchObject({
      redemption: { status: 'FAILED', reason: 'OTHER', reasonText },
    });
  });

  it('the same key answers the same redemption; refusals are members of the union', async () => {
    const reward = await makeReward(['A', 'B']);
    const key = newId();
    const first = await redeem(mei, reward, key);
    expect((await redeem(mei, reward, key)).data).toEqual({
      redeemReward: { ...first.data.redeemReward },
    });
    expect((await redeem(mei, reward)).data.redeemReward).toMatchObject({
      __typename: 'InsufficientPoints',
      missingPoints: 100, // 300 - (500 - 300)
    });
    expect((await redeem(mei, { ...reward, version: 7 }, key)).data.redeemReward).toMatchObject({
      __typename: 'IdempotencyKeyReused',
    });
    const rich = await world.person({ points: 900 });
    expect((await redeem(rich, { ...reward, version: 7 })).data.redeemReward).toEqual({
      __typename: 'PriceChanged',
      code: 'PRICE_CHANGED',
      reward: { version: 1, pricePoints: 300, availability: { redeemable: true } },
    });
    await redeem(rich, reward);
    expect((await redeem(rich, reward)).data.redeemReward).toMatchObject({ code: 'OUT_OF_STOCK' });
    const notAKey = await redeem(rich, reward, '');
    expect(notAKey.data.redeemReward).toMatchObject({ __typename: 'InvalidInput' });
  });

  it('R-A1: what is another advocate’s or another programme’s is not there', async () => {
    const reward = await makeReward(['A']);
    const { data } = await redeem(mei, reward);
    const READ = `query ($id: ID!) { redemption(id: $id) { id } redemptions { edges { node { id } } } }`;
    const elsewhere = await RewardWorld.open(test);
    for (const reader of [await world.person(), elsewhere.marketer]) {
      const answer = await api.ask(reader, READ, { id: data.redeemReward.id });
      expect(answer.data).toEqual({ redemption: null, redemptions: { edges: [] } });
    }
    const foreign = await api.ask<Only<'decideRedemption'>>(elsewhere.marketer, ask.DECIDE, {
      input: { id: data.redeemReward.id, approve: true, idempotencyKey: newId() },
    });
    expect(foreign.data.decideRedemption).toMatchObject({ __typename: 'NotFound' });
  });

  it('R-A2: an advocate makes no rewards, sales sees none of it', async () => {
    const refused = await api.ask<Only<'saveReward', Made>>(mei, ask.SAVE, { input: ask.DRAFT });
    expect(refused.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const sales: Actor = { ...marketer, id: newId(), roles: ['sales'] };
    for (const document of [ask.SHOP, ask.QUEUE]) {
      expect((await api.ask(sales, document)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
  });

  it('lists come in pages, the cheapest first', async () => {
    for (const pricePoints of [300, 100, 200]) await world.reward({ pricePoints });
    const PAGE = `query ($after: String) { rewards(first: 2, after: $after) {
      edges { node { pricePoints } } pageInfo { hasNextPage endCursor } } }`;
    const first = await api.ask<Only<'rewards', List>>(mei, PAGE);
    expect(first.data.rewards.edges).toEqual([
      { node: { pricePoints: 100 } },
      { node: { pricePoints: 200 } },
    ]);
    const { endCursor: after } = first.data.rewards.pageInfo;
    const second = await api.ask<Only<'rewards', List>>(mei, PAGE, { after });
    expect(second.data.rewards).toMatchObject({
      edges: [{ node: { pricePoints: 300 } }],
      pageInfo: { hasNextPage: false },
    });
  });
});
