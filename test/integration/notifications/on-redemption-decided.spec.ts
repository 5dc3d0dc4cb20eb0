import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { notificationsEntities } from '../../../src/features/notifications/index.js';
import { OnRedemptionDecided } from '../../../src/features/rewards/redeem/on-redemption-decided.js';
import { NotifyAdvocate } from '../../../src/features/notifications/notify-advocate.js';
import { rewardsEntities } from '../../../src/features/rewards/index.js';
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

  /** Redeems and decides, and lets the consumer hear of it five times at once. */
  async function decided(approve: boolean): Promise<object[]> {
    const { id } = await world.redeemAs(mei, await world.reward());
    await world.decideAs(world.marketer, id, { approve, reason: 'GIFTS_NOT_ALLOWED' });
    const [event] = await test.superuser<{
      id: string;
      payload: never;
      occurred_at: Date;
      write_id: string;
    }>(
      `SELECT id, payload, occurred_at, write_id FROM outbox
       WHERE name = 'redemption.decided' AND payload ->> 'redemptionId' = $1`,
      [id],
    );
    if (!event) throw new Error('There was no event.');
    const consumer = new OnRedemptionDecided(test.database, new NotifyAdvocate());
    const heard = {
      programId: world.programId,
      eventId: event.id,
      name: 'redemption.decided',
      payload: event.payload,
      occurredAt: event.occurred_at,
      writeId: event.write_id,
      actor: machineActor('JOB', world.programId, 'test'),
    };
    await Promise.all(Array.from({ length: 5 }, () => consumer.handle(heard)));
    return test.superuser(
      'SELECT advocate_id, kind, inputs, mail_status FROM notification WHERE subject_id = $1',
      [id],
    );
  }

  it('R-N1: is one notice and one mail, however often its event comes', async () => {
    expect(await decided(true)).toMatchObject([
      {
        advocate_id: mei.advocateId,
        kind: 'REDEMPTION_APPROVED',
        inputs: { rule: 'R-R5', outcome: 'FULFILLED' },
        mail_status: 'WAITING',
      },
    ]);
  });

  it('R-R3: that was not accepted tells the reason and the points that are back', async () => {
    expect(await decided(false)).toMatchObject([
      {
        kind: 'REDEMPTION_NOT_ACCEPTED',
        inputs: { reason: 'GIFTS_NOT_ALLOWED', pointsReturned: 300 },
      },
    ]);
  });
});
