import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '../../../src/kernel/ids.js';
import {
  GiftsNotAllowed,
  InsufficientPoints,
  LimitReached,
  OutOfStock,
  PriceChanged,
} from '../../../src/features/rewards/catalogue/reward.errors.js';
import { rewardsEntities } from '../../../src/features/rewards/index.js';
import {
  IdempotencyKeyReused,
  NotAvailable,
  NotFound,
} from '../../../src/platform/errors/index.js';
import { RewardWorld } from '../../support/worlds/reward-world.js';
import { openTestDatabase, type TestDatabase } from '../../support/database/test-database.js';

describe('redeeming a reward', () => {
  let test: TestDatabase;
  let world: RewardWorld;
  beforeAll(async () => {
    test = await openTestDatabase(rewardsEntities);
  });
  beforeEach(async () => {
    world = await RewardWorld.open(test);
  });
  afterAll(() => test.close());

  it('R-R1: takes a unit and the points, and is on record, on the timeline and in an event', async () => {
    const mei = await world.person({ points: 500 });
    const reward = await world.reward({ codes: ['A', 'B'] });
    const { id } = await world.redeemAs(mei, reward);
    expect(await world.available(mei.advocateId)).toBe(200); // 500 - 300
    expect(await world.stock(reward.id)).toBe(1); // 2 - 1
    expect(await world.timeline(id)).toEqual(['R-R1.REQUESTED']);
    expect(await world.events()).toEqual(['reward.redeemed']);
  });

  it('R-R1: where the points are not enough nothing happened: no unit, no record, no event', async () => {
    const mei = await world.person({ points: 120 });
    const reward = await world.reward();
    const refused = world.redeemAs(mei, reward);
    await expect(refused).rejects.toThrow(InsufficientPoints);
    await expect(refused).rejects.toMatchObject({ extra: { missingPoints: 180 } }); // 300 - 120
    expect(await world.stock(reward.id)).toBe(1);
    expect(await world.events()).toEqual([]);
    expect(
      await test.superuser('SELECT FROM redemption WHERE reward_id = $1', [reward.id]),
    ).toEqual([]);
  });

  it('R-R1: two rewards at once with the points for one: one is redeemed', async () => {
    const mei = await world.person({ points: 400 });
    const rewards = await Promise.all([world.reward(), world.reward()]);
    const results = await Promise.allSettled(rewards.map((reward) => world.redeemAs(mei, reward)));
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = results.find((result) => result.status === 'rejected');
    expect(refused?.reason).toMatchObject({ type: 'InsufficientPoints' });
    expect(await world.available(mei.advocateId)).toBe(100); // 400 - 300
  });

  it('R-R2: of 50 who want the last unit exactly one gets it; points and stock are exact', async () => {
    const people = await Promise.all(
      Array.from({ length: 50 }, () => world.person({ points: 300 })),
    );
    const reward = await world.reward({ codes: ['LAST'] });
    const results = await Promise.allSettled(
      people.map((person) => world.redeemAs(person, reward)),
    );
    const refusals = results.flatMap((result) =>
      result.status === 'rejected' ? [result.reason as Error] : [],
    );
    expect(refusals).toHaveLength(49);
    for (const refusal of refusals) expect(refusal).toBeInstanceOf(OutOfStock);
    expect(await world.stock(reward.id)).toBe(0);
    const balances = await Promise.all(people.map((person) => world.available(person.advocateId)));
    expect(balances.sort((a, b) => a - b)).toEqual([0, ...Array<number>(49).fill(300)]);
    expect(
      await test.superuser('SELECT FROM redemption WHERE reward_id = $1', [reward.id]),
    ).toHaveLength(1);
    expect(
      await test.superuser(
        'SELECT deadlocks::int FROM pg_stat_database WHERE datname = current_database()',
      ),
    ).toEqual([{ deadlocks: 0 }]);
  });

  it('the same request sent 50 times at once is one redemption, answered 50 times', async () => {
    const mei = await world.person({ points: 900 });
    const reward = await world.reward({ codes: ['A', 'B', 'C'] });
    const key = newId();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => world.redeemAs(mei, reward, key)),
    );
    expect(new Set(answers.map((answer) => answer.id)).size).toBe(1);
    expect(answers.filter((answer) => !answer.replayed)).toHaveLength(1);
    expect(await world.available(mei.advocateId)).toBe(600); // 900 - 300, once
    expect(await world.stock(reward.id)).toBe(2);
  });

  it('the same key for another reward is refused, and takes nothing', async () => {
    const mei = await world.person({ points: 900 });
    const key = newId();
    await world.redeemAs(mei, await world.reward(), key);
    await expect(world.redeemAs(mei, await world.reward(), key)).rejects.toThrow(
      IdempotencyKeyReused,
    );
    expect(await world.available(mei.advocateId)).toBe(600);
  });

  it('the limit per advocate holds against 10 requests at once, and what was given back does not count', async () => {
    const mei = await world.person({ points: 3_000 });
    const reward = await world.reward({
      perAdvocateLimit: 2,
      codes: Array.from({ length: 10 }, (_, at) => `L${String(at)}`),
    });
    const results = await Promise.allSettled(
      Array.from({ length: 10 }, () => world.redeemAs(mei, reward)),
    );
    const won = results.flatMap((result) =>
      result.status === 'fulfilled' ? [result.value.id] : [],
    );
    expect(won).toHaveLength(2);
    expect(await world.stock(reward.id)).toBe(8); // 10 - 2
    await expect(world.redeemAs(mei, reward)).rejects.toThrow(LimitReached);
    await test.database.write(mei, 'cancelRedemption', (tx) =>
      world.cancel.cancelRedemption(tx, mei, { id: won[0] ?? '' }),
    );
    await expect(world.redeemAs(mei, reward)).resolves.toMatchObject({ replayed: false });
  });

  it('R-R4: a changed price is refused with the new one, and nothing is taken', async () => {
    const mei = await world.person({ points: 900 });
    const seen = await world.reward();
    const { marketer } = world;
    await test.database.write(marketer, 'saveReward', (tx) =>
      world.save.saveReward(tx, marketer, {
        id: seen.id,
        version: seen.version,
        name: 'Gift card',
        description: 'The same, but dearer.',
        translations: [],
        pricePoints: 450,
        isGift: true,
      }),
    );
    const refused = world.redeemAs(mei, seen);
    await expect(refused).rejects.toThrow(PriceChanged);
    await expect(refused).rejects.toMatchObject({
      extra: { reward: { id: seen.id, pricePoints: 450, version: 2 } },
    });
    expect(await world.available(mei.advocateId)).toBe(900);
  });

  it('R-R4: the same price under changed terms is refused as well', async () => {
    const mei = await world.person({ points: 900 });
    const reward = await world.reward();
    await expect(
      world.redeemAs(mei, Object.assign(reward, { version: reward.version + 1 })),
    ).rejects.toThrow(PriceChanged);
  });

  it.each([
    ['forbids gifts', { giftsAllowed: false, publicSector: false }],
    ['is of the public sector', { giftsAllowed: null, publicSector: true }],
  ])(
    'R-R6: a company that %s refuses a gift with another offer, not a donation',
    async (_, employer) => {
      const mei = await world.person({ points: 900, employer });
      const refused = world.redeemAs(mei, await world.reward({ isGift: true }));
      await expect(refused).rejects.toThrow(GiftsNotAllowed);
      await expect(refused).rejects.toThrow(/no gift is open to you/);
      const donation = await world.reward({ isGift: false });
      await expect(world.redeemAs(mei, donation)).resolves.toBeDefined();
    },
  );

  it('only an active advocate redeems, and only what is on offer', async () => {
    const reward = await world.reward();
    const left = await world.person({ points: 900, status: 'LEFT' });
    await expect(world.redeemAs(left, reward)).rejects.toThrow(NotAvailable);
    await expect(world.redeemAs(world.marketer, reward)).rejects.toThrow(NotAvailable);
    const mei = await world.person({ points: 900 });
    const { marketer } = world;
    await test.database.write(marketer, 'setRewardStatus', (tx) =>
      world.setStatus.setRewardStatus(tx, marketer, {
        id: reward.id,
        version: reward.version,
        status: 'PAUSED',
      }),
    );
    await expect(world.redeemAs(mei, reward)).rejects.toThrow(NotAvailable);
  });

  it('R-A1: a reward of another programme is not there', async () => {
    const mei = await world.person({ points: 900 });
    const elsewhere = await (await RewardWorld.open(test)).reward();
    await expect(world.redeemAs(mei, elsewhere)).rejects.toThrow(NotFound);
  });
});
