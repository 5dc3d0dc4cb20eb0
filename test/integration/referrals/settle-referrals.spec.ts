import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../../src/kernel/actor.js';
import type { Id } from '../../../src/kernel/ids.js';
import { insertAdvocate, moveClock, referralVerbs } from '../../support/worlds/referrals.js';
import { openTestDatabase, type TestDatabase } from '../../support/database/test-database.js';

describe('settling referrals', () => {
  let test: TestDatabase;
  let verbs: ReturnType<typeof referralVerbs>;

  beforeAll(async () => {
    test = await openTestDatabase();
    verbs = referralVerbs(test);
  });
  afterAll(() => test.close());

  async function submitted(): Promise<{ actor: Actor; id: Id; advocateId: Id }> {
    const { actor } = await test.createProgram({ conversionPoints: 500 });
    const advocateId = await insertAdvocate(test, actor);
    const id = await test.database.write(actor, 'submitReferral', (tx) =>
      verbs.submit.submitReferral(tx, actor, {
        advocateId,
        source: 'FORM',
        refereeName: 'Aiko Sato',
        refereeEmail: 'aiko@kita.example',
        companyName: 'Kita Foods',
      }),
    );
    return { actor, id, advocateId };
  }

  const report = (
    actor: Actor,
    deal: Parameters<typeof verbs.recordDeal.recordDeal>[2],
  ): Promise<Id> =>
    test.database.write(actor, 'recordDeal', (tx) => verbs.recordDeal.recordDeal(tx, actor, deal));

  async function stateOf(id: Id) {
    const [row] = await test.superuser(
      `SELECT status, step, window_open, points_due, points_awarded, reward_status,
         won_outside_window FROM referral WHERE id = $1`,
      [id],
    );
    return row;
  }

  async function balanceOf(advocateId: Id): Promise<number> {
    const rows = await test.superuser<{ balance: string }>(
      `SELECT balance FROM wallet WHERE owner_id = $1 AND kind = 'available'`,
      [advocateId],
    );
    return Number(rows[0]?.balance ?? 0);
  }

  it('R-W1: a deal won on day 60 converts the referral and awards its points', async () => {
    const { actor, id, advocateId } = await submitted();
    await moveClock(test, actor.programId, 60);
    await report(actor, { referralIds: [id], stage: 'WON' });
    expect(await stateOf(id)).toMatchObject({ status: 'CONVERTED', reward_status: 'AWARDED' });
    expect(await balanceOf(advocateId)).toBe(500);
  });

  it('R-W1, R-W4: a deal won on day 61 is a win outside the window, with no conversion', async () => {
    const { actor, id, advocateId } = await submitted();
    await moveClock(test, actor.programId, 61);
    await verbs.closeWindows.closeWindows();
    expect(await stateOf(id)).toMatchObject({ status: 'EXPIRED', window_open: false });
    await report(actor, { referralIds: [id], stage: 'WON' });
    expect(await stateOf(id)).toMatchObject({ won_outside_window: true, points_due: '0' });
    expect(await balanceOf(advocateId)).toBe(0);
  });

  it('R-W5: won, reopened, won again nets to one award', async () => {
    const { actor, id, advocateId } = await submitted();
    const dealId = await report(actor, { referralIds: [id], stage: 'WON' });
    expect(await balanceOf(advocateId)).toBe(500);
    await report(actor, { id: dealId, stage: 'OPEN' });
    expect(await stateOf(id)).toMatchObject({ status: 'OPPORTUNITY', reward_status: 'REVERSED' });
    expect(await balanceOf(advocateId)).toBe(0);
    await report(actor, { id: dealId, stage: 'WON' });
    expect(await stateOf(id)).toMatchObject({ status: 'CONVERTED', reward_status: 'AWARDED' });
    expect(await balanceOf(advocateId)).toBe(500);
  });
});
