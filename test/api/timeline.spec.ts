import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RecordTimeline } from '../../src/features/timeline/index.js';
import type { Actor } from '../../src/kernel/actor.js';
import { openAccessWorld, type AccessWorld } from '../support/api/access-world.js';
import { ServedApp, type ServedPerson } from '../support/api/served-app.js';
import { insertMember } from '../support/api/test-sign-in.js';
import { referralLine } from '../../src/features/referrals/settle/referral.subject.js';

interface Line {
  readonly outcome: string;
  readonly actor: { readonly name: string | null };
}

describe('who acted, on a timeline', () => {
  let app: ServedApp;
  let world: AccessWorld;

  beforeAll(async () => {
    app = await ServedApp.open({ role: 'api' });
    world = await openAccessWorld(app);
    const { advocate, sales } = world.people;
    const someone = await insertMember(app.test, world.id, {
      email: `rui@${world.id}.example`,
      name: 'Rui Costa',
    });
    await write('OWN', 'advocate', advocate.membershipId);
    await write('OTHERS', 'advocate', someone.membershipId);
    await write('STAFF', 'sales', sales.membershipId);
  }, 120_000);
  afterAll(() => app.close());

  async function write(outcome: string, role: 'advocate' | 'sales', id: string): Promise<void> {
    const actor: Actor = {
      kind: 'MEMBER',
      programId: world.id,
      id,
      memberId: null,
      advocateId: null,
      roles: [role],
      role,
      onBehalfOf: null,
      requestId: 'test',
    };
    await app.test.database.write(actor, 'record', (tx) =>
      new RecordTimeline().recordTimeline(tx, actor, [
        {
          ...referralLine('R-W3', 'ACCEPTED'),
          subjectId: world.own.referral,
          occurredAt: tx.now,
          ruleVersion: 1,
          outcome,
          inputs: {},
          audience: 'ADVOCATE',
        },
      ]),
    );
  }

  async function namesSeenBy(reader: ServedPerson): Promise<Record<string, string | null>> {
    const { timeline } = await app.get<{ timeline: Line[] }>(
      reader,
      `query ($id: ID!) { referral(id: $id) { timeline { outcome actor { name } } } }`,
      { id: world.own.referral },
    );
    const ours = timeline.filter(({ outcome }) => ['OWN', 'OTHERS', 'STAFF'].includes(outcome));
    return Object.fromEntries(ours.map(({ outcome, actor }) => [outcome, actor.name]));
  }

  it("R-W9: an advocate reads the company's names and their own, never another advocate's", async () => {
    const { advocate, marketer } = world.people;
    const all = { OWN: 'Mei Tanaka', OTHERS: 'Rui Costa', STAFF: 'Mei Tanaka' };
    expect(await namesSeenBy(marketer)).toEqual(all);
    expect(await namesSeenBy(advocate)).toEqual({ ...all, OTHERS: null });
  });
});
