import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { NotRevealable } from '../../../src/features/rewards/catalogue/reward.errors.js';
import { RewardEntity, rewardsEntities } from '../../../src/features/rewards/index.js';
import type { LoadedGiftCodes } from '../../../src/features/rewards/catalogue/load-gift-codes.js';
import type { RevealedGiftCode } from '../../../src/features/rewards/redeem/reveal-gift-code.js';
import type { Tx } from '../../../src/platform/database/index.js';
import { InvalidInput, NotFound, NotPublishable } from '../../../src/platform/errors/index.js';
import { RewardWorld, type Person } from '../../support/worlds/reward-world.js';
import { openTestDatabase, type TestDatabase } from '../../support/database/test-database.js';

const DRAFT = {
  name: 'A gift',
  description: 'What it is.',
  translations: [],
  pricePoints: 300,
  isGift: false,
};
const PLANTED = 'PLANTED-9F3K-XYZZY';

describe('gift codes', () => {
  let test: TestDatabase;
  let world: RewardWorld;
  let reward: RewardEntity;
  beforeAll(async () => {
    test = await openTestDatabase(rewardsEntities);
  });
  beforeEach(async () => {
    world = await RewardWorld.open(test);
    reward = await world.reward({ codes: ['A'] });
  });
  afterAll(() => test.close());

  const write = <T>(verb: string, run: (tx: Tx) => Promise<T>): Promise<T> =>
    test.database.write(world.marketer, verb, run);
  const load = (codes: readonly string[], rewardId = reward.id): Promise<LoadedGiftCodes> => {
    const { marketer } = world;
    return test.database.write(marketer, 'loadGiftCodes', (tx) =>
      world.load.loadGiftCodes(tx, marketer, { rewardId, codes }),
    );
  };
  const reveal = (actor: Person, redemptionId: string): Promise<RevealedGiftCode> =>
    test.database.write(actor, 'revealGiftCode', (tx) =>
      world.reveal.revealGiftCode(tx, actor, { redemptionId }),
    );

  it('grow the stock by what was new: not by repeats in the list, nor by loading it again', async () => {
    expect(await load(['B', ' B ', 'C', 'A'])).toMatchObject({ loaded: 2, alreadyThere: 2 });
    expect(await load(['B', 'C'])).toMatchObject({ loaded: 0, alreadyThere: 2 });
    expect(await world.stock(reward.id)).toBe(3); // A + B + C
  });

  it('loaded by 10 at once, the same list counts once', async () => {
    const codes = Array.from({ length: 20 }, (_, at) => `SAME-${String(at)}`);
    const results = await Promise.all(Array.from({ length: 10 }, () => load(codes)));
    expect(results.reduce((sum, result) => sum + result.loaded, 0)).toBe(20);
    expect(await world.stock(reward.id)).toBe(21); // A + 20
  });

  describe('R-R7, K18: a card is there once in a programme', () => {
    it('for all of its rewards, however it is written', async () => {
      const other = await world.reward({ codes: ['B'] });
      expect(await load(['5012 7788 1034'])).toMatchObject({ loaded: 1, alreadyThere: 0 });
      expect(await load(["'501277881034", '５０１２\u200B77881034'], other.id)).toMatchObject({
        ...{ loaded: 0, alreadyThere: 2, ofOtherRewards: 1, doublesFound: 0 },
      });
      expect(await load(['a', 'b'])).toMatchObject({ alreadyThere: 2, ofOtherRewards: 1 });
      expect([await world.stock(reward.id), await world.stock(other.id)]).toEqual([2, 1]);
    });

    it('loaded for two rewards at once, in another order, is loaded for one of them', async () => {
      const other = await world.reward({ codes: ['B'] });
      const cards = Array.from({ length: 50 }, (_, n) => `CARD ${String(n)}`);
      const spelled = cards.map((card) => card.toLowerCase().replace(' ', '')).reverse();
      const results = await Promise.all(
        [0, 1, 2, 3].map((n) => (n % 2 === 0 ? load(cards) : load(spelled, other.id))),
      );
      expect(results.reduce((sum, { loaded }) => sum + loaded, 0)).toBe(50);
      expect((await world.stock(reward.id)) + (await world.stock(other.id))).toBe(52);
    });

    it('is another one in another programme', async () => {
      await load(['5012']);
      world = await RewardWorld.open(test);
      const { id } = await world.reward({ codes: ['A'] });
      expect(await load(['5012'], id)).toMatchObject({ loaded: 1 });
    });

    it('headings and codes that a spreadsheet has shortened are pointed out, with their place', async () => {
      const failed = load(['cardno,pin,value', '5012,77,50', '1.7E+11']);
      await expect(failed).rejects.toMatchObject({
        problems: [
          { path: ['codes', '0'], message: expect.stringContaining('heading') },
          { path: ['codes', '2'], message: expect.stringContaining('spreadsheet') },
        ],
      });
    });

    it('the database holds it, too', async () => {
      await load(['C']);
      const twice = test.superuser(
        `INSERT INTO gift_code SELECT (jsonb_populate_record(g,
           jsonb_build_object('id', gen_random_uuid(), 'redemption_id', NULL))).*
         FROM gift_code g WHERE program_id = $1`,
        [world.programId],
      );
      await expect(twice).rejects.toMatchObject({ code: '23505', constraint: 'gift_code_once' });
    });
  });

  it('R-R5: a list that cannot be loaded names the place, never the code', async () => {
    const failed = load([PLANTED, '  ', 'x'.repeat(501)]);
    await expect(failed).rejects.toThrow(InvalidInput);
    const error: unknown = await failed.catch((thrown: unknown) => thrown);
    expect((error as InvalidInput).problems.map((problem) => problem.path)).toEqual([
      ['codes', '1'],
      ['codes', '2'],
    ]);
    expect(JSON.stringify(error) + String(error)).not.toContain(PLANTED);
    expect(await world.stock(reward.id)).toBe(1);
  });

  it('belong to no reward by hand: loading is refused, by the database too', async () => {
    const byHand = await world.reward({ codes: [], fulfilment: 'BY_HAND', units: 3 });
    const failed = load(['B', 'C'], byHand.id);
    await expect(failed).rejects.toThrow(InvalidInput);
    await expect(failed).rejects.toThrow(/by hand.*units/i);
    expect(await world.stock(byHand.id)).toBe(3);
    const moved = test.superuser('UPDATE gift_code SET reward_id = $1 WHERE reward_id = $2', [
      byHand.id,
      reward.id,
    ]);
    await expect(moved).rejects.toMatchObject({ code: '23503' });
    const turned = test.superuser(`UPDATE reward SET fulfilment = 'BY_HAND' WHERE id = $1`, [
      reward.id,
    ]);
    await expect(turned).rejects.toMatchObject({ code: '23503' });
  });

  it('loaded while their reward becomes one by hand: one of the two holds', async () => {
    const actor = world.marketer;
    for (let round = 0; round < 5; round += 1) {
      const { id, version } = await write('saveReward', (tx) =>
        world.save.saveReward(tx, actor, DRAFT),
      );
      const byHand = { ...DRAFT, id, version, fulfilment: 'BY_HAND', units: 5 } as const;
      const results = await Promise.allSettled([
        write('saveReward', (tx) => world.save.saveReward(tx, actor, byHand)),
        // Of each round its own: a code is in a programme once.
        load([`B-${String(round)}`, `C-${String(round)}`], id),
      ]);
      const [turned, loaded] = results.map(({ status }) => status === 'fulfilled');
      expect(turned).toBe(!loaded);
      for (const result of results) {
        if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(InvalidInput);
      }
      expect(await world.stock(id)).toBe(turned ? 5 : 2); // the units, or B + C
    }
  });

  it('a reward without codes cannot go on the shelf', async () => {
    await expect(world.reward({ codes: [] })).rejects.toThrow(NotPublishable);
  });

  it('R-R5: are shown to their owner, as often as they like, and each time is recorded', async () => {
    const mei = await world.person({ points: 300 });
    const { id } = await world.redeemAs(mei, reward);
    await expect(reveal(mei, id)).rejects.toThrow(NotRevealable);
    await world.decideAs(world.marketer, id);
    expect((await reveal(mei, id)).code).toBe('A');
    expect((await reveal(mei, id)).code).toBe('A');
    const reveals = await test.superuser(
      'SELECT revealed_by FROM reveal WHERE redemption_id = $1',
      [id],
    );
    expect(reveals).toEqual([{ revealed_by: mei.id }, { revealed_by: mei.id }]);
    expect((await world.timeline(id)).slice(-2)).toEqual(['R-R5.REVEALED', 'R-R5.REVEALED']);
  });

  it('R-R5: are shown to nobody else, whatever their role', async () => {
    const mei = await world.person({ points: 300 });
    const { id } = await world.redeemAs(mei, reward);
    await world.decideAs(world.marketer, id);
    const others = [await world.person({ roles: ['admin', 'advocate'] }), world.marketer as Person];
    for (const other of others) await expect(reveal(other, id)).rejects.toThrow(NotFound);
    expect(await test.superuser('SELECT FROM reveal WHERE redemption_id = $1', [id])).toEqual([]);
  });

  it('R-R5: a planted code is nowhere in the database once it was loaded, given and shown', async () => {
    const mei = await world.person({ points: 900 });
    const { id: rewardId } = await world.reward({ codes: [PLANTED] });
    const planted = await test.database.read({ programId: world.programId }, (tx) =>
      tx.findOneByOrFail(RewardEntity, {
        programId: tx.programId,
        id: rewardId,
      }),
    );
    const { id } = await world.redeemAs(mei, planted);
    await world.decideAs(world.marketer, id);
    expect((await reveal(mei, id)).code).toBe(PLANTED);
    const tables = await test.superuser<{ name: string }>(
      `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
       WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
    );
    const dump = await Promise.all(
      tables.map(({ name }) => test.superuser(`SELECT t::text FROM ${name} t`)),
    );
    const text = JSON.stringify(dump);
    expect(text).toContain(mei.advocateId); // the dump does hold what is stored
    for (const form of [PLANTED, hex(PLANTED), Buffer.from(PLANTED).toString('base64')]) {
      expect(text).not.toContain(form);
    }
  });
});

function hex(text: string): string {
  return Buffer.from(text).toString('hex');
}
