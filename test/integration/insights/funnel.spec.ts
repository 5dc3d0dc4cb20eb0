import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { overviewFigures } from '../../../src/features/insights/overview.queries.js';
import { FUNNEL_STEPS } from '../../../src/features/insights/funnel.rules.js';
import type { ReferralStep } from '../../../src/features/referrals/index.js';
import type { Actor } from '../../../src/kernel/actor.js';
import type { Id } from '../../../src/kernel/ids.js';
import type { Tx } from '../../../src/platform/database/index.js';
import { insertAdvocate, moveClock, referralVerbs } from '../../support/worlds/referrals.js';
import { openTestDatabase, type TestDatabase } from '../../support/database/test-database.js';

type Told = 'OPEN' | 'WON' | 'LOST' | 'REFUNDED';

/** What is done with one referral, as people do it. */
interface Acts {
  readonly id: Id;
  move(step: ReferralStep): Promise<unknown>;
  moderate(accepted: boolean): Promise<unknown>;
  withdraw(): Promise<unknown>;
  deal(stage: Told): Promise<unknown>;
  /** so many days later its windows are closed */
  wait(days: number): Promise<unknown>;
}

describe('how far referrals come', () => {
  let test: TestDatabase;
  let verbs: ReturnType<typeof referralVerbs>;

  beforeAll(async () => {
    test = await openTestDatabase();
    verbs = referralVerbs(test);
  });
  afterAll(() => test.close());

  async function refer(actor: Actor, person: number): Promise<Acts> {
    const write = <T>(run: (tx: Tx) => Promise<T>): Promise<T> =>
      test.database.write(actor, 'test', run);
    const advocateId = await insertAdvocate(test, actor);
    const own: Actor = { ...actor, advocateId, roles: ['advocate'] };
    const id = await write((tx) =>
      verbs.submit.submitReferral(tx, actor, {
        advocateId,
        source: 'FORM',
        refereeName: 'Aiko Sato',
        refereeEmail: `aiko.${String(person)}@kita.example`,
        companyName: `Kita ${String(person)}`,
      }),
    );
    return {
      id,
      move: (step) => write((tx) => verbs.move.moveReferral(tx, actor, { id, step })),
      moderate: (accepted) =>
        write((tx) =>
          verbs.moderate.moderateReferral(tx, actor, {
            id,
            accepted,
            reason: accepted ? null : 'OTHER',
          }),
        ),
      withdraw: () => write((tx) => verbs.withdraw.withdrawReferral(tx, own, { id })),
      deal: (stage) =>
        write((tx) =>
          verbs.recordDeal.recordDeal(tx, actor, {
            externalId: `CRM-${String(person)}`,
            referralIds: [id],
            stage,
          }),
        ),
      wait: async (days) => {
        await moveClock(test, actor.programId, days);
        await verbs.closeWindows.closeWindows();
      },
    };
  }

  const countsOf = async (actor: Actor): Promise<number[]> => {
    const { funnel: steps } = await test.database.read(actor, overviewFigures);
    expect(steps.map(({ step }) => step)).toEqual(FUNNEL_STEPS);
    return steps.map(({ referrals }) => referrals);
  };

  it.each<[string, number[], (of: Acts) => Promise<unknown>]>([
    ['nobody has looked at', [1, 0, 0, 0, 0, 0], () => Promise.resolve()],
    ['is accepted', [1, 1, 0, 0, 0, 0], (of) => of.moderate(true)],
    ['is at a meeting', [1, 1, 1, 1, 0, 0], (of) => of.move('MEETING')],
    ['has an open deal', [1, 1, 1, 1, 1, 0], (of) => of.deal('OPEN')],
    ['converts', [1, 1, 1, 1, 1, 1], (of) => of.deal('WON')],
    [
      'ends with its window, as far as it had come',
      [1, 1, 1, 0, 0, 0],
      async (of) => {
        await of.move('QUALIFIED');
        await of.wait(70);
      },
    ],
    [
      'is won after its window: sales talks, and no conversion',
      [1, 1, 1, 1, 1, 0],
      async (of) => {
        await of.move('QUALIFIED');
        await of.wait(70);
        await of.deal('WON');
      },
    ],
    [
      'is lost after a meeting',
      [1, 1, 1, 1, 0, 0],
      async (of) => {
        await of.move('MEETING');
        await of.move('LOST');
      },
    ],
    [
      'is lost with its deal',
      [1, 1, 1, 1, 1, 0],
      async (of) => {
        await of.deal('OPEN');
        await of.deal('LOST');
      },
    ],
    [
      'is refunded: sales talks that there were, and no conversion that stands',
      [1, 1, 1, 1, 1, 0],
      async (of) => {
        await of.deal('WON');
        await of.deal('REFUNDED');
      },
    ],
    [
      'is withdrawn after it was qualified',
      [1, 1, 1, 0, 0, 0],
      async (of) => {
        await of.move('QUALIFIED');
        await of.withdraw();
      },
    ],
    ['is declined at once', [1, 0, 0, 0, 0, 0], (of) => of.moderate(false)],
    [
      'is declined after all',
      [1, 1, 0, 0, 0, 0],
      async (of) => {
        await of.moderate(true);
        await of.moderate(false);
      },
    ],
    [
      'goes back a step, and is where sales says now',
      [1, 1, 1, 0, 0, 0],
      async (of) => {
        await of.move('MEETING');
        await of.move('QUALIFIED');
      },
    ],
  ])('a referral that %s', async (_what, expected, report) => {
    const { actor } = await test.createProgram();
    await report(await refer(actor, 1));
    expect(await countsOf(actor)).toEqual(expected);
  });

  it('each step holds all that came to it or beyond, of this programme alone', async () => {
    const { actor } = await test.createProgram();
    const { actor: elsewhere } = await test.createProgram();
    await (await refer(elsewhere, 1)).deal('WON');
    expect(await countsOf(actor)).toEqual([0, 0, 0, 0, 0, 0]);
    await refer(actor, 1);
    await (await refer(actor, 2)).move('MEETING');
    await (await refer(actor, 3)).deal('WON');
    // Submitted: all 3; meeting: the second and the one that converted.
    expect(await countsOf(actor)).toEqual([3, 2, 2, 2, 1, 1]);
  });

  it('R-W6: who was referred before counts once', async () => {
    const { actor } = await test.createProgram();
    await (await refer(actor, 1)).moderate(true);
    await refer(actor, 1);
    expect(await countsOf(actor)).toEqual([1, 1, 0, 0, 0, 0]);
  });
});
