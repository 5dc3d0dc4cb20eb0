import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { notificationsEntities } from '../../../src/features/notifications/index.js';
import {
  OnRedemptionDecided,
  OnRedemptionFailed,
  OnRedemptionFulfilled,
} from '../../../src/features/rewards/redeem/on-redemption-decided.js';
import { noticesOf } from '../../../src/features/notifications/notice-registry.js';
import { NotifyAdvocate } from '../../../src/features/notifications/notify-advocate.js';
import { rewardsEntities } from '../../../src/features/rewards/index.js';
import type { Id } from '../../../src/kernel/ids.js';
import { machineActor } from '../../../src/kernel/actor.js';
import { RewardWorld, type Person } from '../../support/worlds/reward-world.js';
import { openTestDatabase, type TestDatabase } from '../../support/database/test-database.js';

describe('a redemption that was decided', () => {
  let test: TestDatabase;
  let world: RewardWorld;
  let mei: Person;
  beforeAll(async () => {
    test = await openTestDatabase([...rewardsEntities, ...notificationsEntities]);
    world = await RewardWorld.open(test);
    mei = await world.person({ points: 900 });
  });
  afterAll(() => test.close());

  /** Redeems and decides. */
  async function decided(approve: boolean, reward = world.reward()): Promise<Id> {
    const { id } = await world.redeemAs(mei, await reward);
    await world.decideAs(world.marketer, id, { approve, reason: 'GIFTS_NOT_ALLOWED' });
    return id;
  }

  const consumers = {
    'redemption.decided': OnRedemptionDecided,
    'redemption.fulfilled': OnRedemptionFulfilled,
    'redemption.failed': OnRedemptionFailed,
  };

  /** Lets the event's consumer hear of it five times at once; returns the redemption's notices. */
  async function heardOf(id: Id, name: keyof typeof consumers): Promise<object[]> {
    const [event] = await test.superuser<{
      id: string;
      payload: never;
      occurred_at: Date;
      write_id: string;
    }>(
      `SELECT id, payload, occurred_at, write_id FROM outbox
       WHERE name = $2 AND payload ->> 'redemptionId' = $1`,
      [id, name],
    );
    if (!event) throw new Error('There was no event.');
    const consumer = new consumers[name](test.database, new NotifyAdvocate());
    const heard = {
      programId: world.programId,
      eventId: event.id,
      name,
      payload: event.payload,
      occurredAt: event.occurred_at,
      writeId: event.write_id,
      actor: machineActor('JOB', world.programId, 'test'),
    };
    await Promise.all(Array.from({ length: 5 }, () => consumer.handle(heard)));
    return test.superuser(
      `SELECT advocate_id, kind, inputs, mail_status FROM notification WHERE subject_id = $1
       ORDER BY created_at, id`,
      [id],
    );
  }

  it('R-N1: is one notice and one mail, however often its event comes', async () => {
    expect(await heardOf(await decided(true), 'redemption.decided')).toMatchObject([
      {
        advocate_id: mei.advocateId,
        kind: 'REDEMPTION_APPROVED',
        inputs: { rule: 'R-R5', outcome: 'FULFILLED' },
        mail_status: 'WAITING',
      },
    ]);
  });

  it('R-R3: that was not accepted tells the reason and the points that are back', async () => {
    expect(await heardOf(await decided(false), 'redemption.decided')).toMatchObject([
      {
        kind: 'REDEMPTION_NOT_ACCEPTED',
        inputs: { reason: 'GIFTS_NOT_ALLOWED', pointsReturned: 300 },
      },
    ]);
  });

  it('R-N1: by hand, one when it is approved and one when it is handed over or fails', async () => {
    mei = await world.person({ points: 900 });
    const parcel = await world.reward({ codes: [], fulfilment: 'BY_HAND', units: 2 });
    const [sent, lost] = [
      await decided(true, Promise.resolve(parcel)),
      await decided(true, Promise.resolve(parcel)),
    ];
    await heardOf(sent, 'redemption.decided');
    await test.database.write(world.marketer, 'fulfilRedemption', (tx) =>
      world.fulfil.fulfilRedemption(tx, world.marketer, { id: sent, note: 'Parcel 4711' }),
    );
    // One was approved and handed over before a mail of it went out: they read how it ended.
    expect(await heardOf(sent, 'redemption.fulfilled')).toMatchObject([
      { kind: 'REDEMPTION_BEING_PREPARED', mail_status: 'NONE' },
      { kind: 'REDEMPTION_FULFILLED', mail_status: 'WAITING' },
    ]);
    const beside = (outcome: string) =>
      test.database.read(world.marketer, async (tx) =>
        noticesOf('REDEMPTION').beside(tx, { subjectId: sent, inputs: { outcome } }),
      );
    expect(await beside('HANDED_OVER')).toMatchObject({ message: 'Parcel 4711' });
    expect(await beside('BEING_PREPARED')).toMatchObject({ message: null });
    const why = { reason: 'NO_REPLY', reasonText: 'Tell us your address.' } as const;
    await test.database.write(world.marketer, 'failRedemption', (tx) =>
      world.fail.failRedemption(tx, world.marketer, { id: lost, ...why }),
    );
    const failed = { kind: 'REDEMPTION_FAILED', mail_status: 'WAITING' };
    expect(await heardOf(lost, 'redemption.failed')).toMatchObject([
      { ...failed, inputs: { reason: 'NO_REPLY', pointsReturned: 300 } },
    ]);
    // The event of the approval comes late.
    expect(await heardOf(lost, 'redemption.decided')).toMatchObject([
      { kind: 'REDEMPTION_BEING_PREPARED', mail_status: 'NONE' },
      failed,
    ]);
  });

  it('R-N1: by hand, what was mailed before it was handed over is followed by a mail', async () => {
    mei = await world.person({ points: 300 });
    const parcel = world.reward({ codes: [], fulfilment: 'BY_HAND', units: 1 });
    const id = await decided(true, parcel);
    await heardOf(id, 'redemption.decided');
    await test.superuser(`UPDATE notification SET mail_status = 'SENT' WHERE subject_id = $1`, [
      id,
    ]);
    await test.database.write(world.marketer, 'fulfilRedemption', (tx) =>
      world.fulfil.fulfilRedemption(tx, world.marketer, { id }),
    );
    expect(await heardOf(id, 'redemption.fulfilled')).toMatchObject([
      { kind: 'REDEMPTION_BEING_PREPARED', mail_status: 'SENT' },
      { kind: 'REDEMPTION_FULFILLED', mail_status: 'WAITING' },
    ]);
  });
});
