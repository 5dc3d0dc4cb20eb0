import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFigureBreaks } from '../../src/features/measures/index.js';
import { FoldFigures } from '../../src/features/measures/fold-figures.js';
import { insertAdvocate, referralVerbs } from '../support/worlds/referrals.js';
import { CliProcess, settingsOf, type EndedCli } from '../support/processes/product-process.js';
import { openTestDatabase, type TestDatabase } from '../support/database/test-database.js';
import { breaksOf } from '../support/worlds/windows.js';

type Program = Awaited<ReturnType<TestDatabase['createProgram']>>;

interface Rebuilt {
  readonly referrals: number;
  readonly differences: readonly { what: string; field: string; repaired: boolean }[];
}

/** R-T3: what is shown is worked out again from what is known, by the command line. */
describe('rebuild', () => {
  let test: TestDatabase;
  let verbs: ReturnType<typeof referralVerbs>;
  let home: string;
  let program: Program;

  beforeAll(async () => {
    test = await openTestDatabase();
    verbs = referralVerbs(test);
    home = mkdtempSync(join(tmpdir(), 'goodturn-rebuild-'));
  });
  afterAll(async () => {
    await test.close();
    rmSync(home, { recursive: true, force: true });
  });

  /** Three referrals, of which one is won, in a programme of their own. */
  beforeEach(async () => {
    program = await test.createProgram();
    const { actor } = program;
    const advocateId = await insertAdvocate(test, actor);
    for (const name of ['aiko', 'budi', 'chen']) {
      await test.database.write(actor, 'test', async (tx) => {
        const id = await verbs.submit.submitReferral(tx, actor, {
          advocateId,
          source: 'FORM',
          refereeName: name,
          refereeEmail: `${name}@kita.example`,
          companyName: `Kita ${name}`,
        });
        if (name !== 'aiko') return;
        await verbs.recordDeal.recordDeal(tx, actor, {
          externalId: `CRM-${id}`,
          referralIds: [id],
          stage: 'WON',
        });
      });
    }
    await new FoldFigures(test.crossProgram).foldFigures();
  });

  const rebuild = (...options: string[]): Promise<EndedCli> =>
    CliProcess.start(
      ['rebuild', '--program', program.slug, ...options],
      settingsOf(test.url, home),
    ).end();
  const found = ({ out }: EndedCli): Rebuilt => JSON.parse(out) as Rebuilt;
  const figureBreaks = (): ReturnType<typeof findFigureBreaks> =>
    test.database.read(program.actor, findFigureBreaks);

  /** As a fault of ours or a hand in the database would leave it. */
  async function bendFigures(): Promise<void> {
    const of = [program.id];
    await test.superuser(
      `UPDATE measure_day SET value = value + 7
        WHERE program_id = $1 AND measure = 'referrals.counted'`,
      of,
    );
    await test.superuser(
      `DELETE FROM measure_day WHERE program_id = $1 AND measure = 'referrals.furthest'`,
      of,
    );
    await test.superuser(
      `UPDATE referral SET counted = NOT counted WHERE program_id = $1 AND referee_name = 'budi'`,
      of,
    );
  }

  it('finds nothing where nothing differs', async () => {
    const { code, out } = await rebuild('--check');
    expect([code, out]).toEqual([0, '3 referrals decided again: no difference.\n']);
  }, 60_000);

  it('names every figure that differs, and writes nothing where it only looks', async () => {
    await bendFigures();
    const ended = await rebuild('--check', '--json');
    const { differences } = found(ended);
    expect(ended.code).toBe(1);
    expect(differences.map(({ repaired }) => repaired)).not.toContain(true);
    expect(differences.map(({ what }) => what)).toContain('referral');
    expect(differences.some(({ field }) => field.startsWith('referrals.counted'))).toBe(true);
    expect(differences.some(({ field }) => field.startsWith('referrals.furthest'))).toBe(true);
    const again = await rebuild('--check', '--json');
    expect(found(again)).toEqual(found(ended));
  }, 60_000);

  it('mends figures, and two at once mend them once', async () => {
    await bendFigures();
    const [one, two] = await Promise.all([rebuild(), rebuild()]);
    // The one that comes too late says for what it would have to wait; one after the other finds nothing.
    for (const { code, told } of [one, two]) {
      if (code !== 0) expect(told).toContain('Another rebuild is under way');
    }
    expect([one.code, two.code]).toContain(0);
    expect(await figureBreaks()).toEqual([]);
    expect(await breaksOf(test, program.actor)).toEqual([]);
    expect((await rebuild('--check')).out).toBe('3 referrals decided again: no difference.\n');
  }, 60_000);

  it('leaves what people were told to them, and says so', async () => {
    await test.superuser(
      `UPDATE referral SET status = 'LOST' WHERE program_id = $1 AND referee_name = 'aiko'`,
      [program.id],
    );
    const { code, out } = await rebuild();
    expect(code).toBe(1);
    expect(out).toMatch(/referral [0-9a-f-]{36}: status is LOST, should be CONVERTED$/m);
    expect(await breaksOf(test, program.actor)).not.toEqual([]);
  }, 60_000);
});
