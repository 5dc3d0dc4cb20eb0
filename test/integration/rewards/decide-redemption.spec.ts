import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  GiftsNotAllowed,
  OwnRedemption,
} from '../../../src/features/rewards/catalogue/reward.errors.js';
import {
  rewardsEntities,
  type RedemptionEntity,
  type RewardEntity,
} from '../../../src/features/rewards/index.js';
import { InvalidInput, NotDecidable, NotFound } from '../../../src/platform/errors/index.js';
import { RewardWorld, type Person } from '../../support/worlds/reward-world.js';
import { openTestDatabase, type TestDatabase } from '../../support/database/test-database.js';

describe('deciding on a redemption', () => {
  let test: TestDatabase;
  let world: RewardWorld;
  let mei: Person;
  let reward: RewardEntity;
  beforeAll(async () => {
    test = await openTestDatabase(rewardsEntities);
  });
  beforeEach(async () => {
    world = await RewardWorld.open(test);
    mei = await world.person({ points: 900 });
    reward = await world.reward({ codes: ['FIRST', 'SECOND'] });
  });
  afterAll(() => test.close());

  const cancel = (actor: Person, id: string): Promise<RedemptionEntity> =>
    test.database.write(actor, 'cancelRedemption', (tx) =>
      world.cancel.cancelRedemption(tx, actor, { id }),
    );

  it('R-R1: approved, it has a code and is fulfilled at once', async () => {
    const { id } = await world.redeemAs(mei, reward);
    const decided = await world.decideAs(world.marketer, id);
    expect(decided).toMatchObject({ status: 'FULFILLED', version: 2 });
    expect(decided.decidedAt).toEqual(decided.fulfilledAt);
    expect(await world.timeline(id)).toEqual(['R-R1.REQUESTED', 'R-R1.APPROVED', 'R-R5.FULFILLED']);
    expect(await world.events()).toEqual(['reward.redeemed', 'redemption.decided']);
    expect(await world.stock(reward.id)).toBe(1); // 2 - 1
  });

  it('R-R6: a gift follows the rules of whom they work for when it is given', async () => {
    const strict = await world.person({ employer: { giftsAllowed: false, publicSector: false } });
    const { id } = await world.redeemAs(mei, reward);
    await test.superuser(
      `UPDATE advocate SET company_id = (SELECT company_id FROM advocate WHERE id = $2) WHERE id = $1`,
      [mei.advocateId, strict.advocateId],
    );
    await expect(world.decideAs(world.marketer, id)).rejects.toThrow(GiftsNotAllowed);
    expect(await world.timeline(id)).toEqual(['R-R1.REQUESTED']);
    await expect(world.redeemAs(mei, reward)).rejects.toThrow(GiftsNotAllowed);
    const denied = { approve: false, reason: 'GIFTS_NOT_ALLOWED' } as const;
    expect(await world.decideAs(world.marketer, id, denied)).toMatchObject({ status: 'REJECTED' });
    expect(await world.available(mei.advocateId)).toBe(900); // 900 - 300 + 300
    // Back where gifts are allowed, they may again.
    await test.superuser('UPDATE advocate SET company_id = NULL WHERE id = $1', [mei.advocateId]);
    const again = await world.redeemAs(mei, reward);
    expect(await world.decideAs(world.marketer, again.id)).toMatchObject({ status: 'FULFILLED' });
  });

  it('R-R3: not accepted, points and unit are back at once, with the reason', async () => {
    const { id } = await world.redeemAs(mei, reward);
    const decided = await world.decideAs(world.marketer, id, {
      approve: false,
      reason: 'OTHER',
      reasonText: ' Choose a donation instead. ',
    });
    expect(decided).toMatchObject({
      status: 'REJECTED',
      reasonCode: 'OTHER',
      reasonText: 'Choose a donation instead.',
    });
    expect(await world.available(mei.advocateId)).toBe(900); // 900 - 300 + 300
    expect(await world.stock(reward.id)).toBe(2);
    expect(await world.timeline(id)).toEqual(['R-R1.REQUESTED', 'R-R3.REJECTED']);
    const lines = await test.superuser<{ inputs: object }>(
      `SELECT inputs FROM timeline WHERE subject_id = $1 AND outcome = 'REJECTED'`,
      [id],
    );
    expect(lines[0]?.inputs).toEqual({ rewardId: reward.id, reason: 'OTHER', pointsReturned: 300 });
  });

  it('a refusal without words stores none, blank or null', async () => {
    const refused = async (reasonText: string | null) => {
      const { id } = await world.redeemAs(mei, reward);
      await world.decideAs(world.marketer, id, {
        approve: false,
        reason: 'GIFTS_NOT_ALLOWED',
        reasonText,
      });
      return test.superuser('SELECT reason_text FROM redemption WHERE id = $1', [id]);
    };
    expect(await refused('  ')).toEqual([{ reason_text: null }]);
    expect(await refused(null)).toEqual([{ reason_text: null }]);
  });

  it('R-R3: a refusal without a reason is no decision, nor is OTHER without words', async () => {
    const { id } = await world.redeemAs(mei, reward);
    await expect(world.decideAs(world.marketer, id, { approve: false })).rejects.toThrow(
      InvalidInput,
    );
    await expect(
      world.decideAs(world.marketer, id, { approve: false, reason: 'OTHER', reasonText: ' ' }),
    ).rejects.toThrow(InvalidInput);
    expect(await world.available(mei.advocateId)).toBe(600);
  });

  it('R-P5: points that come back keep the expiry that they had', async () => {
    const expiries = (): Promise<object[]> =>
      test.superuser(
        `SELECT l.expires_at, l.remaining FROM lot l JOIN wallet w USING (program_id)
         WHERE w.id = l.wallet_id AND w.owner_id = $1 ORDER BY l.version`,
        [mei.advocateId],
      );
    const before = await expiries();
    const { id } = await world.redeemAs(mei, reward);
    expect(await expiries()).not.toEqual(before);
    await cancel(mei, id);
    expect(await expiries()).toEqual(before);
  });

  it('R-C5: nobody decides on their own, also with the role for it', async () => {
    const both = await world.person({ points: 900, roles: ['marketer', 'advocate'] });
    const { id } = await world.redeemAs(both, reward);
    await expect(world.decideAs(both, id)).rejects.toThrow(OwnRedemption);
  });

  it('two deciders at once: one decides, the other is told; points move once', async () => {
    const { id } = await world.redeemAs(mei, reward);
    const deciders = Array.from({ length: 20 }, (_, at) =>
      world.decideAs(world.marketer, id, {
        approve: at % 2 === 0,
        reason: 'NOT_ELIGIBLE',
      }),
    );
    const results = await Promise.allSettled(deciders);
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(NotDecidable);
    }
    const [row] = await test.superuser<{ status: string }>(
      'SELECT status FROM redemption WHERE id = $1',
      [id],
    );
    const balance = await world.available(mei.advocateId);
    expect([row?.status, balance]).toEqual(
      row?.status === 'FULFILLED' ? ['FULFILLED', 600] : ['REJECTED', 900],
    );
  });

  it('a cancellation and an approval at once: one of them holds, with its points', async () => {
    const { id } = await world.redeemAs(mei, reward);
    const results = await Promise.allSettled([cancel(mei, id), world.decideAs(world.marketer, id)]);
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    const cancelled = results[0].status === 'fulfilled';
    expect(await world.available(mei.advocateId)).toBe(cancelled ? 900 : 600);
    expect(await world.stock(reward.id)).toBe(cancelled ? 2 : 1);
  });

  it('R-R3: one cancels one’s own, while it waits, and nobody else’s', async () => {
    const { id } = await world.redeemAs(mei, reward);
    const other = await world.person();
    await expect(cancel(other, id)).rejects.toThrow(NotFound);
    expect(await cancel(mei, id)).toMatchObject({ status: 'CANCELLED' });
    expect(await world.available(mei.advocateId)).toBe(900);
    expect(await world.stock(reward.id)).toBe(2);
    await expect(cancel(mei, id)).rejects.toThrow(NotDecidable);
    expect(await world.available(mei.advocateId)).toBe(900);
    expect(await world.events()).toEqual(['reward.redeemed', 'redemption.cancelled']);
  });

  it('50 approvals at once hand out 50 codes, each to one', async () => {
    const codes = Array.from({ length: 50 }, (_, at) => `CODE-${String(at)}`);
    const many = await world.reward({ codes, pricePoints: 1 });
    const ids: string[] = [];
    for (let at = 0; at < 50; at += 1) ids.push((await world.redeemAs(mei, many)).id);
    await Promise.all(ids.map((id) => world.decideAs(world.marketer, id)));
    const given = await test.superuser(
      `SELECT count(DISTINCT redemption_id)::int AS redemptions, count(DISTINCT id)::int AS codes
       FROM gift_code WHERE reward_id = $1 AND redemption_id IS NOT NULL`,
      [many.id],
    );
    expect(given).toEqual([{ redemptions: 50, codes: 50 }]);
  });

  it('R-A1: a redemption of another programme is not there', async () => {
    const { id } = await world.redeemAs(mei, reward);
    const elsewhere = await RewardWorld.open(test);
    await expect(elsewhere.decideAs(elsewhere.marketer, id)).rejects.toThrow(NotFound);
  });
});
