import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { rewardsRunningLow } from '../../../src/features/rewards/catalogue/reward.waiting.js';
import { OwnRedemption } from '../../../src/features/rewards/catalogue/reward.errors.js';
import {
  rewardsEntities,
  type RedemptionEntity,
  type RewardEntity,
} from '../../../src/features/rewards/index.js';
import type { Actor } from '../../../src/kernel/actor.js';
import { newId, type Id } from '../../../src/kernel/ids.js';
import { InvalidInput, NotDecidable, NotFound } from '../../../src/platform/errors/index.js';
import { once } from '../../../src/platform/idempotency/index.js';
import { RewardWorld, type Person } from '../../support/worlds/reward-world.js';
import { openTestDatabase, type TestDatabase } from '../../support/database/test-database.js';

describe('a reward that somebody prepares by hand', () => {
  let test: TestDatabase;
  let world: RewardWorld;
  let mei: Person;
  let parcel: RewardEntity;
  beforeAll(async () => {
    test = await openTestDatabase(rewardsEntities);
  });
  beforeEach(async () => {
    world = await RewardWorld.open(test);
    mei = await world.person({ points: 900 });
    parcel = await world.reward({ ...byHand, codes: [] });
  });
  afterAll(() => test.close());

  const byHand = { fulfilment: 'BY_HAND', units: 2, pricePoints: 300 } as const;

  const approved = async (who: Person = mei): Promise<Id> => {
    const { id } = await world.redeemAs(who, parcel);
    await world.decideAs(world.marketer, id);
    return id;
  };
  const fulfil = (actor: Actor, id: Id, note: string | null = null): Promise<RedemptionEntity> =>
    test.database.write(actor, 'fulfilRedemption', (tx) =>
      world.fulfil.fulfilRedemption(tx, actor, { id, note }),
    );
  const fail = (actor: Actor, id: Id, reasonText: string | null = null) =>
    test.database.write(actor, 'failRedemption', (tx) =>
      world.fail.failRedemption(tx, actor, { id, reason: 'UNDELIVERABLE', reasonText }),
    );
  const lots = (): Promise<object[]> =>
    test.superuser(
      `SELECT l.expires_at, l.remaining FROM lot l JOIN wallet w USING (program_id)
       WHERE w.id = l.wallet_id AND w.owner_id = $1 ORDER BY l.version`,
      [mei.advocateId],
    );

  it('is offered without a code; its stock is what was said', async () => {
    expect(parcel).toMatchObject({ status: 'LIVE', stock: 2, units: 2 });
    await world.redeemAs(mei, parcel);
    expect(await world.stock(parcel.id)).toBe(1); // 2 - 1
  });

  it('R-R1: approved, it is being prepared; handed over, it is fulfilled, with a note', async () => {
    const id = await approved();
    const [waits] = await test.superuser(
      'SELECT status, fulfilled_at FROM redemption WHERE id = $1',
      [id],
    );
    expect(waits).toEqual({ status: 'FULFILLING', fulfilled_at: null });
    const done = await fulfil(world.marketer, id, ' Parcel 4711, here by Friday. ');
    expect(done).toMatchObject({
      status: 'FULFILLED',
      fulfilmentNote: 'Parcel 4711, here by Friday.',
      version: 3,
    });
    expect(done.fulfilledAt).not.toBeNull();
    expect(await world.timeline(id)).toEqual([
      'R-R1.REQUESTED',
      'R-R1.APPROVED',
      'R-R1.BEING_PREPARED',
      'R-R1.HANDED_OVER',
    ]);
    expect(await world.events()).toEqual([
      'reward.redeemed',
      'redemption.decided',
      'redemption.fulfilled',
    ]);
    expect(await world.available(mei.advocateId)).toBe(600); // 900 - 300
  });

  it('R-R3: failed, points with their expiry and the unit are back at once, with the reason', async () => {
    const before = await lots();
    const id = await approved();
    const failed = await fail(world.marketer, id, 'Tell us where you live, then ask again.');
    expect(failed).toMatchObject({ status: 'FAILED', reasonCode: 'UNDELIVERABLE' });
    expect(await lots()).toEqual(before);
    expect(await world.available(mei.advocateId)).toBe(900); // 900 - 300 + 300
    expect(await world.stock(parcel.id)).toBe(2);
    const [line] = await test.superuser<{ inputs: object }>(
      `SELECT inputs FROM timeline WHERE subject_id = $1 AND outcome = 'FAILED'`,
      [id],
    );
    expect(line?.inputs).toEqual({
      rewardId: parcel.id,
      reason: 'UNDELIVERABLE',
      pointsReturned: 300,
    });
  });

  it('R-R3: a unit that is back can be redeemed again, also where each may have one', async () => {
    parcel = await world.reward({ ...byHand, codes: [], units: 1, perAdvocateLimit: 1 });
    await fail(world.marketer, await approved());
    await fulfil(world.marketer, await approved());
    expect(await world.stock(parcel.id)).toBe(0);
  });

  it('what needs no approval is being prepared at once', async () => {
    parcel = await world.reward({ ...byHand, codes: [], needsApproval: false });
    const { id } = await world.redeemAs(mei, parcel);
    expect(await world.timeline(id)).toEqual(['R-R1.REQUESTED', 'R-R1.BEING_PREPARED']);
    expect(await world.events()).toEqual(['reward.redeemed']);
    await expect(world.decideAs(world.marketer, id)).rejects.toThrow(NotDecidable);
    expect(await fulfil(world.marketer, id)).toMatchObject({
      status: 'FULFILLED',
      decidedAt: null,
      fulfilmentNote: null,
    });
  });

  it('R-C5: nobody fulfils or fails their own', async () => {
    const both = await world.person({ points: 900, roles: ['marketer', 'advocate'] });
    const id = await approved(both);
    await expect(fulfil(both, id)).rejects.toThrow(OwnRedemption);
    await expect(fail(both, id)).rejects.toThrow(OwnRedemption);
  });

  it('of 20 who fulfil and fail it at once one counts, and points move once', async () => {
    const id = await approved();
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, at) =>
        at % 2 === 0 ? fulfil(world.marketer, id) : fail(world.marketer, id),
      ),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(NotDecidable);
    }
    const isFailed = (await world.timeline(id)).at(-1) === 'R-R3.FAILED';
    expect(await world.available(mei.advocateId)).toBe(isFailed ? 900 : 600);
    expect(await world.stock(parcel.id)).toBe(isFailed ? 2 : 1);
  });

  it('sent twice with the same key, it fails once', async () => {
    const id = await approved();
    const actor = world.marketer;
    const input = { id, reason: 'UNDELIVERABLE', reasonText: null } as const;
    const key = newId();
    const send = () =>
      test.database.write(actor, 'failRedemption', (tx) =>
        once(tx, actor, { operation: 'failRedemption', key, input }, async () => ({
          type: 'Redemption',
          id: (await world.fail.failRedemption(tx, actor, input)).id,
        })),
      );
    const answers = await Promise.all([send(), send()]);
    expect(answers.map((answer) => answer.replayed).sort()).toEqual([false, true]);
    expect(await world.available(mei.advocateId)).toBe(900);
  });

  it('what is over stays: fulfilled it does not fail, and failed it is not fulfilled', async () => {
    const [done, failed, waiting] = [
      await approved(),
      await approved(),
      (await world.redeemAs(mei, await world.reward())).id,
    ];
    await fulfil(world.marketer, done);
    await fail(world.marketer, failed);
    await expect(fail(world.marketer, done)).rejects.toThrow(NotDecidable);
    await expect(fulfil(world.marketer, failed)).rejects.toThrow(NotDecidable);
    // It waits to be approved.
    await expect(fulfil(world.marketer, waiting)).rejects.toThrow(NotDecidable);
    expect(await world.available(mei.advocateId)).toBe(300); // 900 - 300 - 300 - 300 + 300
  });

  it('R-R3: another reason says why in words; a note is a text', async () => {
    const id = await approved();
    const actor = world.marketer;
    const other = test.database.write(actor, 'failRedemption', (tx) =>
      world.fail.failRedemption(tx, actor, { id, reason: 'OTHER', reasonText: ' ' }),
    );
    await expect(other).rejects.toThrow(InvalidInput);
    await expect(fulfil(actor, id, 'x'.repeat(2_001))).rejects.toThrow(InvalidInput);
  });

  it('R-A1: one of another programme is not there', async () => {
    const id = await approved();
    const elsewhere = await RewardWorld.open(test);
    await expect(fulfil(elsewhere.marketer, id)).rejects.toThrow(NotFound);
    await expect(fail(elsewhere.marketer, id)).rejects.toThrow(NotFound);
  });

  it('more units raise its stock by the difference, and never less than were given away', async () => {
    const save = (units: number) =>
      test.database.write(world.marketer, 'saveReward', async (tx) => {
        const { id, name, description, pricePoints, isGift } = parcel;
        const content = { name, description, pricePoints, isGift, translations: [] };
        const { version } = parcel;
        const saved = await world.save.saveReward(tx, world.marketer, {
          ...content,
          id,
          version,
          units,
        });
        return (parcel = saved);
      });
    const { id } = await world.redeemAs(mei, parcel);
    expect(await save(5)).toMatchObject({ units: 5, stock: 4, fulfilment: 'BY_HAND' }); // 5 - 1
    await expect(save(0)).rejects.toThrow(InvalidInput);
    await world.decideAs(world.marketer, id);
    await world.redeemAs(mei, parcel);
    await expect(save(1)).rejects.toThrow(InvalidInput);
    expect(await save(2)).toMatchObject({ stock: 0 }); // 2 - 2
  });

  it('stands among what runs low once few are left, and not because there were never many', async () => {
    const low = (): Promise<object[]> =>
      test.database.read(world.marketer, async (tx) =>
        (await rewardsRunningLow.counted(tx)).map(({ count, about }) => [about.id, count]),
      );
    const many = await world.reward({ ...byHand, codes: [], units: 5 });
    const codes = await world.reward({ codes: ['A', 'B'] });
    expect(await low()).toEqual([[codes.id, 2]]);
    await world.redeemAs(mei, parcel);
    await world.redeemAs(mei, many);
    expect(await low()).toEqual([
      [parcel.id, 1], // 2 - 1
      [codes.id, 2],
      [many.id, 4], // 5 - 1
    ]);
  });
});
