import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type RewardEntity, rewardsEntities } from '../../../src/features/rewards/index.js';
import type { LoadedGiftCodes } from '../../../src/features/rewards/catalogue/load-gift-codes.js';
import type { RevealedGiftCode } from '../../../src/features/rewards/redeem/reveal-gift-code.js';
import { newId } from '../../../src/kernel/ids.js';
import { NotDecidable } from '../../../src/platform/errors/index.js';
import { RewardWorld, type Person } from '../../support/worlds/reward-world.js';
import { openTestDatabase, type TestDatabase } from '../../support/database/test-database.js';

describe('R-R7, K18: gift codes of before, compared as they were written', () => {
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

  /** As a code was kept before: compared as it was written, within its reward. */
  const loadAsBefore = async (rewardId: string, code: string) => {
    const [programId, codeId] = [world.programId, newId()];
    const { keyId, ciphertext } = world.vault.seal(code, { programId, codeId });
    await test.superuser(
      `WITH stocked AS (UPDATE reward SET stock = stock + 1 WHERE id = $3)
       INSERT INTO gift_code (program_id, id, reward_id, key_id, ciphertext, code_hash,
         compared_as, loaded_at)
       VALUES ($1, $2, $3, $4, $5, sha256(convert_to($3::text || $6, 'UTF8')), 'WRITTEN', now())`,
      [programId, codeId, rewardId, keyId, ciphertext, code],
    );
    return codeId;
  };

  it('codes of before are compared anew, and a double leaves the stock and goes to nobody', async () => {
    const other = await world.reward({ codes: ['B'] });
    await loadAsBefore(reward.id, 'Card 1');
    await loadAsBefore(reward.id, 'card1');
    const double = await loadAsBefore(other.id, 'CARD 1');
    await loadAsBefore(other.id, 'Card 2');
    expect(await load(['C', 'CARD 2'])).toMatchObject({
      ...{ loaded: 1, alreadyThere: 1, ofOtherRewards: 1, doublesFound: 2 },
    });
    expect(await load(['C'])).toMatchObject({ doublesFound: 0 });
    // A, C and a Card 1; B and Card 2.
    expect([await world.stock(reward.id), await world.stock(other.id)]).toEqual([3, 2]);
    const mei = await world.person({ points: 900 });
    for (const code of ['B', 'Card 2']) {
      const { id } = await world.redeemAs(mei, other);
      await world.decideAs(world.marketer, id);
      expect((await reveal(mei, id)).code).toBe(code);
    }
    const [row] = await test.superuser('SELECT compared_as FROM gift_code WHERE id = $1', [double]);
    expect(row).toEqual({ compared_as: 'DOUBLE' });
  });

  it('of two that are the same, the one that was given out is the card', async () => {
    await loadAsBefore(reward.id, 'Card 1');
    const given = await loadAsBefore(reward.id, 'card1');
    const mei = await world.person({ points: 300 });
    const { id } = await world.redeemAs(mei, reward);
    await test.superuser('UPDATE gift_code SET redemption_id = $2 WHERE id = $1', [given, id]);
    expect(await load(['C'])).toMatchObject({ loaded: 1, doublesFound: 1 });
    const rows = await test.superuser('SELECT compared_as FROM gift_code WHERE id = $1', [given]);
    expect(rows).toEqual([{ compared_as: 'CARD' }]);
  });

  it('a programme whose codes are all to compare again keeps its codes and its stock', async () => {
    await load(['C', 'D']);
    await test.superuser(`UPDATE gift_code SET compared_as = 'WRITTEN' WHERE program_id = $1`, [
      world.programId,
    ]);
    expect(await load(['C', 'E'])).toMatchObject({ loaded: 1, alreadyThere: 1, doublesFound: 0 });
    expect(await world.stock(reward.id)).toBe(4); // A, C, D, E
  });

  it('R-R2: of one card for two rewards, approved at once, one approval gets it', async () => {
    const other = await world.reward({ codes: ['B'] });
    await test.superuser(
      `WITH gone AS (UPDATE reward SET stock = 0 WHERE program_id = $1)
       UPDATE gift_code SET compared_as = 'DOUBLE' WHERE program_id = $1`,
      [world.programId],
    );
    await loadAsBefore(reward.id, 'Card 1');
    await loadAsBefore(other.id, 'card1');
    const [one, two] = [await world.person({ points: 300 }), await world.person({ points: 300 })];
    const bought = [await world.redeemAs(one, reward), await world.redeemAs(two, other)];
    const results = await Promise.allSettled(
      bought.map(({ id }) => world.decideAs(world.marketer, id)),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: expect.any(NotDecidable),
    });
    const given = await test.superuser(
      'SELECT compared_as FROM gift_code WHERE program_id = $1 AND redemption_id IS NOT NULL',
      [world.programId],
    );
    expect(given).toEqual([{ compared_as: 'CARD' }]);
    expect([await world.stock(reward.id), await world.stock(other.id)]).toEqual([0, 0]);
  });

  it('what was promised beyond the codes is owed first, by a load and by a cancellation', async () => {
    const codes = ['B', 'Card 1', 'Card 2'];
    await world.reward({ codes });
    const owing = await world.reward({ codes: ['O'] });
    await loadAsBefore(owing.id, 'card1');
    await loadAsBefore(owing.id, 'card2');
    const ids: string[] = [];
    for (let n = 0; n < 3; n += 1) {
      const mei = await world.person({ points: 300 });
      ids.push((await world.redeemAs(mei, owing)).id);
    }
    expect(await load(['N1'], owing.id)).toMatchObject({ loaded: 1, doublesFound: 2 });
    expect(await world.stock(owing.id)).toBe(0); // O and N1 for three
    await world.decideAs(world.marketer, ids[0] ?? '', {
      ...{ approve: false, reason: 'OTHER', reasonText: 'Choose another one.' },
    });
    expect(await world.stock(owing.id)).toBe(0); // O and N1 for two
    await load(['N2'], owing.id);
    expect(await world.stock(owing.id)).toBe(1);
  });

  it('a double that was given out already leaves no stock, and is not counted', async () => {
    await loadAsBefore(reward.id, 'Card 1');
    await loadAsBefore(reward.id, 'card1');
    for (const at of [0, 1]) {
      const { id } = await world.redeemAs(await world.person({ points: 300 }), reward);
      await test.superuser(
        `UPDATE gift_code SET redemption_id = $2 WHERE id = (SELECT id FROM gift_code
           WHERE reward_id = $1 AND compared_as = 'WRITTEN' ORDER BY id OFFSET ${at} LIMIT 1)`,
        [reward.id, id],
      );
      await test.superuser(
        `UPDATE redemption SET status = 'FULFILLED', fulfilled_at = now()
        WHERE id = $1`,
        [id],
      );
    }
    expect(await load(['C'])).toMatchObject({ loaded: 1, doublesFound: 0 });
    expect(await world.stock(reward.id)).toBe(2); // A and C
  });

  it('what another secret sealed stays as it is, and holds nothing up', async () => {
    const id = await loadAsBefore(reward.id, 'Card 1');
    await test.superuser(`UPDATE gift_code SET key_id = 'lost' WHERE id = $1`, [id]);
    expect(await load(['C'])).toMatchObject({ loaded: 1, doublesFound: 0 });
  });
});
