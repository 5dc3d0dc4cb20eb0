import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PostTransfers } from '../../src/features/ledger/index.js';
import { machineActor } from '../../src/kernel/actor.js';
import { parseMoment } from '../../src/kernel/clock.js';
import { newId } from '../../src/kernel/ids.js';
import { openAccessWorld, type AccessWorld } from '../support/api/access-world.js';
import { portalOperations } from '../support/api/portal-documents.js';
import { keepSentStatements, withoutFrame } from '../support/database/sent-statements.js';
import { ServedApp } from '../support/api/served-app.js';
import { CONTACT, DECIDE, RECORD_DEAL } from '../support/api/story-documents.js';

const MAX_STATEMENTS = 9;
const HOME = portalOperations().find(({ name }) => name === 'Home')?.document ?? '';

interface Me {
  readonly contact: object;
  readonly points: object;
  readonly impact: object;
}

/** The page that advocates open most, of one who has everything that it can show. */
describe('the home of an advocate with points that expire soon', () => {
  let app: ServedApp;
  let world: AccessWorld;

  beforeAll(async () => {
    app = await ServedApp.open({ role: 'api' });
    world = await openAccessWorld(app, 4);
    const { marketer, sales } = world.people;
    const { submission, referral } = world.own;
    await app.get(marketer, DECIDE, {
      input: { id: submission, version: 1, kind: 'APPROVE', idempotencyKey: newId() },
    });
    await app.get(sales, CONTACT, { input: { id: referral } });
    await app.get(sales, RECORD_DEAL, {
      input: { referralIds: [referral], stage: 'WON', idempotencyKey: newId() },
    });
    await app.test.superuser('UPDATE program SET contact_member_id = $2 WHERE id = $1', [
      world.id,
      sales.memberId,
    ]);
    // 25 November ends in Tokyo at 15:00 UTC.
    const actor = machineActor('CLI', world.id, 'test');
    await app.test.database.write(actor, 'awardPoints', (tx) =>
      new PostTransfers().postTransfers(tx, actor, [
        {
          op: 'EARN',
          key: newId(),
          rule: 'R-P5',
          ownerId: world.own.advocate,
          points: 30,
          expiresAt: parseMoment('2099-11-25T15:00:00Z'),
        },
      ]),
    );
  }, 120_000);
  afterAll(() => app.close());

  it('costs at most 9 statements', async () => {
    const sent = keepSentStatements();
    try {
      await app.get(world.people.advocate, HOME);
    } finally {
      sent.restore();
    }
    const own = withoutFrame(sent.texts);
    expect(own.length).toBeGreaterThan(5);
    expect(own.length).toBeLessThanOrEqual(MAX_STATEMENTS);
  });

  it("R-P5: says the last day in the programme's time zone, and what the advocate has changed", async () => {
    const me = await app.get<Me>(world.people.advocate, HOME);
    expect(me).toMatchObject({
      contact: { name: 'Mei Tanaka' },
      points: { nextExpiry: { points: 30, on: '2099-11-25' } },
      // Three referrals, one of them with a deal that was won; both stages of the challenge.
      impact: { referrals: 3, converted: 1, challengesCompleted: 1 },
    });
  });
});
