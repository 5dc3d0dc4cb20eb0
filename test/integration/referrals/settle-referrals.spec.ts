import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../../src/kernel/actor.js';
import { newId, type Id } from '../../../src/kernel/ids.js';
import { PostTransfers } from '../../../src/features/ledger/index.js';
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

  async function submitted(
    settings: Parameters<typeof test.createProgram>[0] = {},
  ): Promise<{ actor: Actor; id: Id; advocateId: Id }> {
    const { actor } = await test.createProgram({ conversionPoints: 500, ...settings });
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

  it.each([
    ['WITHIN_BALANCE', { points: 100, owed: 0, borne: 400 }, 100],
    ['ONLY_PENDING', { points: 0, owed: 0, borne: 500 }, 0],
    ['DEBT', { points: 100, owed: 400, borne: 0 }, 500],
  ] as const)(
    'R-N2: the timeline and the event name what was posted: %s, 400 of 500 spent',
    async (returnPolicy, takenBack, awardedAgain) => {
      const { actor, id, advocateId } = await submitted({ returnPolicy });
      const dealId = await report(actor, { referralIds: [id], stage: 'WON' });
      await test.database.write(actor, 'redeemReward', (tx) =>
        new PostTransfers().postTransfers(tx, actor, [
          {
            op: 'SPEND',
            ownerId: advocateId,
            points: 400,
            key: `test:${returnPolicy}`,
            rule: 'R-R1',
            subject: { kind: 'REDEMPTION', id: newId() },
          },
        ]),
      );
      await report(actor, { id: dealId, stage: 'REFUNDED' });
      await report(actor, { id: dealId, stage: 'WON' });
      const told = await test.superuser<{ inputs: { points: number } }>(
        `SELECT inputs FROM timeline WHERE subject_id = $1
           AND outcome IN ('CONVERTED', 'CONVERSION_TAKEN_BACK') ORDER BY seq`,
        [id],
      );
      expect(told.map(({ inputs }) => inputs)).toMatchObject([
        { points: 500 },
        takenBack,
        { points: awardedAgain },
      ]);
      const events = await test.superuser<{ points: number }>(
        `SELECT (payload ->> 'points')::int AS points FROM outbox
          WHERE payload ->> 'referralId' = $1
            AND name IN ('referral.converted', 'referral.moved')
            AND (payload ->> 'points')::int <> 0 ORDER BY id`,
        [id],
      );
      const moved = [500, -takenBack.points, awardedAgain].filter((points) => points !== 0);
      expect(events.map(({ points }) => points)).toEqual(moved);
    },
  );
});
