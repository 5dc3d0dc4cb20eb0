import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../../src/kernel/actor.js';
import { addDays, dayOf, type Day } from '../../../src/kernel/day.js';
import { newId, type Id } from '../../../src/kernel/ids.js';
import type { DealStage } from '../../../src/features/deals/index.js';
import type { Tx } from '../../../src/platform/database/index.js';
import { insertAdvocate, referralVerbs } from '../../support/worlds/referrals.js';
import { openTestDatabase, type TestDatabase } from '../../support/database/test-database.js';

/** A deal of the company, how it is told, and on which day: so many days before today. */
type Told = readonly [deal: string, stage: DealStage, daysAgo?: number];

describe('R-W12: a company whose deal is won is an account', () => {
  let test: TestDatabase;
  let verbs: ReturnType<typeof referralVerbs>;

  beforeAll(async () => {
    test = await openTestDatabase();
    verbs = referralVerbs(test);
  });
  afterAll(() => test.close());

  const write = <Result>(actor: Actor, work: (tx: Tx) => Promise<Result>): Promise<Result> =>
    test.database.write(actor, 'accounts', work);

  const dayAgo = (tx: Tx, days: number): Day => addDays(dayOf(tx.now, 'Asia/Tokyo'), -days);

  const report = (tx: Tx, actor: Actor, [externalId, stage, ago = 0]: Told, companyName = 'Kita') =>
    verbs.recordDeal.recordDeal(tx, actor, {
      externalId,
      companyName,
      stage,
      closedOn: stage === 'OPEN' ? null : dayAgo(tx, ago),
    });

  /** What becomes of somebody at the company whom an advocate refers now. */
  async function referralNow(actor: Actor, companyName = 'Kita'): Promise<string | null> {
    const advocateId = await insertAdvocate(test, actor);
    const id = await write(actor, (tx) =>
      verbs.submit.submitReferral(tx, actor, {
        advocateId,
        source: 'FORM',
        refereeName: 'Omar Haddad',
        refereeEmail: `${newId()}@kita.example`,
        companyName,
      }),
    );
    const [row] = await test.superuser<{ reason: string | null }>(
      'SELECT reason_code AS reason FROM referral WHERE id = $1',
      [id],
    );
    return row?.reason ?? null;
  }

  const program = async (): Promise<Actor> =>
    (await test.createProgram({ timeZone: 'Asia/Tokyo' })).actor;

  it.each<[string, readonly Told[], string | null]>([
    ['won', [['A', 'WON']], 'ALREADY_CUSTOMER'],
    ['lost', [['A', 'LOST']], null],
    [
      'won, then reopened',
      [
        ['A', 'WON'],
        ['A', 'OPEN'],
      ],
      'ALREADY_IN_TALKS',
    ],
    [
      'won, then lost',
      [
        ['A', 'WON'],
        ['A', 'LOST'],
      ],
      null,
    ],
    [
      'won, then refunded',
      [
        ['A', 'WON'],
        ['A', 'REFUNDED'],
      ],
      null,
    ],
    [
      'won, then deleted',
      [
        ['A', 'WON'],
        ['A', 'DELETED'],
      ],
      null,
    ],
    [
      'won, reopened and won again',
      [
        ['A', 'WON'],
        ['A', 'OPEN'],
        ['A', 'WON'],
      ],
      'ALREADY_CUSTOMER',
    ],
    [
      'won twice, one of them taken back',
      [
        ['A', 'WON', 9],
        ['B', 'WON'],
        ['A', 'LOST'],
      ],
      'ALREADY_CUSTOMER',
    ],
    [
      'won twice, both taken back',
      [
        ['A', 'WON', 9],
        ['B', 'WON'],
        ['A', 'LOST'],
        ['B', 'DELETED'],
      ],
      null,
    ],
  ])('its deals %s: who is referred is %j', async (_name, told, reason) => {
    const actor = await program();
    for (const each of told) await write(actor, (tx) => report(tx, actor, each));
    expect(await referralNow(actor)).toBe(reason);
    expect(await referralNow(actor, 'Minami')).toBeNull();
  });

  it('who was told of before the day of the win was not at a customer then', async () => {
    const actor = await program();
    await write(actor, (tx) => report(tx, actor, ['A', 'WON', 2]));
    const advocateId = await insertAdvocate(test, actor);
    const reasonOf = async (daysAgo: number): Promise<string | null> => {
      const id = await write(actor, (tx) =>
        verbs.record.recordReferral(tx, actor, {
          advocateId,
          refereeName: 'Aiko Sato',
          refereeEmail: `${newId()}@kita.example`,
          companyName: 'Kita',
          reportedOn: dayAgo(tx, daysAgo),
        }),
      );
      const [row] = await test.superuser<{ reason: string | null }>(
        'SELECT reason_code AS reason FROM referral WHERE id = $1',
        [id],
      );
      return row?.reason ?? null;
    };
    expect([await reasonOf(3), await reasonOf(2)]).toEqual([null, 'ALREADY_CUSTOMER']);
  });

  it('a deal that moves to another company makes that one the account', async () => {
    const actor = await program();
    await write(actor, (tx) => report(tx, actor, ['A', 'WON']));
    await write(actor, (tx) => report(tx, actor, ['A', 'WON'], 'Minami'));
    expect(await referralNow(actor, 'Minami')).toBe('ALREADY_CUSTOMER');
    expect(await referralNow(actor)).toBeNull();
  });

  it('one deal won and the other taken back, both transactions open: the one that stands counts', async () => {
    const actor = await program();
    const [one, other] = await write(actor, async (tx) => [
      await report(tx, actor, ['A', 'WON', 9]),
      await report(tx, actor, ['B', 'OPEN']),
    ]);
    const change = (id: Id, stage: DealStage) => async (tx: Tx) => {
      // By its id alone: the lock for matching by company does not make the two stand in line.
      await verbs.recordDeal.recordDeal(tx, actor, { id, stage });
    };
    let firstIsDone = (): void => undefined;
    const done = new Promise<void>((resolve) => (firstIsDone = resolve));
    await Promise.all([
      write(actor, async (tx) => {
        await change(one, 'LOST')(tx);
        firstIsDone();
        await new Promise((resolve) => setTimeout(resolve, 300));
      }),
      done.then(() => write(actor, change(other, 'WON'))),
    ]);
    const [row] = await test.superuser<{ since: string; today: string }>(
      `SELECT won_since::text AS since, (now() AT TIME ZONE 'Asia/Tokyo')::date::text AS today
       FROM company WHERE program_id = $1`,
      [actor.programId],
    );
    expect(row?.since).toBe(row?.today);
    expect(await referralNow(actor)).toBe('ALREADY_CUSTOMER');
  });
});
