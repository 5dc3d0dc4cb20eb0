import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../../src/kernel/actor.js';
import type { Id } from '../../../src/kernel/ids.js';
import { findFigureBreaks } from '../../../src/features/measures/index.js';
import { FoldFigures } from '../../../src/features/measures/fold-figures.js';
import { atOnce } from '../../support/at-once.js';
import { until } from '../../support/until.js';
import { insertAdvocate, moveClock, referralVerbs } from '../../support/worlds/referrals.js';
import { openTestDatabase, type TestDatabase } from '../../support/database/test-database.js';

const WRITERS = 16;
const REFERRALS_OF_EACH = 6;

type Program = Awaited<ReturnType<TestDatabase['createProgram']>>;

describe('folding figures', () => {
  let test: TestDatabase;
  let verbs: ReturnType<typeof referralVerbs>;
  let fold: FoldFigures;

  beforeAll(async () => {
    test = await openTestDatabase([], WRITERS + 4);
    verbs = referralVerbs(test);
    fold = new FoldFigures(test.crossProgram);
  });
  afterAll(() => test.close());

  const refer = (actor: Actor, advocateId: Id, name: string): Promise<Id> =>
    test.database.write(actor, 'test', (tx) =>
      verbs.submit.submitReferral(tx, actor, {
        advocateId,
        source: 'FORM',
        refereeName: name,
        refereeEmail: `${name}@kita.example`,
        companyName: `Kita ${name}`,
      }),
    );

  const report = (actor: Actor, referralId: Id, stage: 'WON' | 'REFUNDED'): Promise<Id> =>
    test.database.write(actor, 'test', (tx) =>
      verbs.recordDeal.recordDeal(tx, actor, {
        externalId: `CRM-${referralId}`,
        referralIds: [referralId],
        stage,
      }),
    );

  /** Cells and what is not folded, against a count of everything: one snapshot. */
  const breaksIn = (actor: Actor): ReturnType<typeof findFigureBreaks> =>
    test.database.read(actor, findFigureBreaks);

  const waiting = async ({ id }: Program): Promise<number> =>
    Number(
      (
        await test.superuser<{ n: string }>(
          'SELECT count(*) AS n FROM measure_change WHERE program_id = $1',
          [id],
        )
      )[0]?.n,
    );

  it(`is exact in every snapshot while ${String(WRITERS)} write, windows close and two fold`, async () => {
    const program = await test.createProgram();
    const { actor } = program;
    let writes = true;
    let snapshots = 0;
    const beside = async (work: () => Promise<unknown>): Promise<void> => {
      while (writes) await work();
    };
    const besides = Promise.all([
      beside(() => fold.foldFigures()),
      beside(() => fold.foldFigures()),
      beside(async () => {
        expect(await breaksIn(actor)).toEqual([]);
        snapshots += 1;
      }),
    ]);
    try {
      await atOnce(WRITERS, async (writer) => {
        const advocateId = await insertAdvocate(test, actor);
        for (let n = 0; n < REFERRALS_OF_EACH; n += 1) {
          const id = await refer(actor, advocateId, `r${String(writer)}x${String(n)}`);
          if (n % 3 > 0) await report(actor, id, 'WON');
          if (n % 3 > 1) await report(actor, id, 'REFUNDED');
          if (writer === 0) await moveClock(test, actor.programId, 15);
          if (writer === 1) await verbs.closeWindows.closeWindows();
        }
      });
    } finally {
      writes = false;
      await besides;
    }
    expect(snapshots).toBeGreaterThan(3);
    expect(await breaksIn(actor)).toEqual([]);
    await fold.foldFigures();
    expect(await waiting(program)).toBe(0);
    expect(await breaksIn(actor)).toEqual([]);
  }, 120_000);

  it('that is killed in the middle has added nothing, and the next adds all of it once', async () => {
    const program = await test.createProgram();
    const { actor } = program;
    const advocateId = await insertAdvocate(test, actor);
    const id = await refer(actor, advocateId, 'aiko');
    await report(actor, id, 'WON');
    const told = await waiting(program);
    expect(told).toBeGreaterThan(0);

    // Each cell takes its time, so that there is a middle to die in.
    await test.superuser(`
      CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN PERFORM pg_sleep(0.5); RETURN NEW; END $$`);
    await test.superuser(`
      CREATE TRIGGER dawdles BEFORE INSERT OR UPDATE ON measure_day
        FOR EACH ROW EXECUTE FUNCTION dawdle()`);
    const died = fold.foldFigures().then(
      () => null,
      (error: unknown) => error,
    );
    const killed = async (): Promise<boolean> =>
      (
        await test.superuser(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = current_database() AND wait_event = 'PgSleep'`,
        )
      ).length > 0;
    await until(killed);
    expect(await died).toBeInstanceOf(Error);
    await test.superuser('DROP TRIGGER dawdles ON measure_day');
    await test.superuser('DROP FUNCTION dawdle()');

    expect(await waiting(program)).toBe(told);
    expect(await breaksIn(actor)).toEqual([]);
    expect(await fold.foldFigures()).toBe(told);
    expect(await waiting(program)).toBe(0);
    expect(await breaksIn(actor)).toEqual([]);
  }, 60_000);
});
