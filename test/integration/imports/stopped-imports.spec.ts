import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { ImportStopped, type ImportRequest } from '../../../src/features/imports/index.js';
import type { Actor } from '../../../src/kernel/actor.js';
import { REFERRALS, referralRows } from '../../support/processes/import-process.js';
import {
  importOf,
  importVerbs,
  TestFiles,
  type ImportVerbs,
} from '../../support/worlds/imports.js';
import { openTestDatabase, type TestDatabase } from '../../support/database/test-database.js';
import { until } from '../../support/until.js';

const HEADER = 'id,advocate,name,referee,email,company,on';
/** Batches of 100, 1,000 and 500: the second one is rows 102 to 1,101 of the file. */
const ROWS = 1_600;
const GO_ON = 'To go on, run the same command again: what is in is met as unchanged and skipped.';

describe('an import that cannot go on says what went in, what did not, and how to go on', () => {
  let test: TestDatabase;
  let verbs: ImportVerbs;
  const files = new TestFiles();

  beforeAll(async () => {
    test = await openTestDatabase();
    verbs = importVerbs(test);
    // Fails as PostgreSQL itself does, at one row: the trigger's arguments are its id and SQLSTATE.
    await test.superuser(`
      CREATE FUNCTION fail_at() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.external_id = TG_ARGV[0] THEN
          RAISE EXCEPTION 'secret of %', NEW.referee_email
            USING ERRCODE = TG_ARGV[1], CONSTRAINT = TG_ARGV[2];
        END IF;
        RETURN NEW;
      END $$`);
  });
  afterEach(() => test.superuser('DROP TRIGGER IF EXISTS fails ON referral'));
  afterAll(async () => {
    files.remove();
    await test.close();
  });

  const failAt = (externalId: string, sqlState: string, constraint = ''): Promise<unknown> =>
    test.superuser(
      `CREATE TRIGGER fails BEFORE INSERT ON referral FOR EACH ROW
       EXECUTE FUNCTION fail_at('${externalId}', '${sqlState}', '${constraint}')`,
    );

  const repair = (): Promise<unknown> => test.superuser('DROP TRIGGER fails ON referral');

  const requestOf = (
    actor: Actor,
    rows: readonly string[],
    options: Partial<ImportRequest> = {},
  ): ImportRequest => {
    const file = files.write('referrals.csv', [HEADER, ...rows].join('\n'));
    return importOf(actor, file, REFERRALS, options);
  };

  async function stopOf(request: ImportRequest): Promise<ImportStopped> {
    const error: unknown = await verbs.importReferrals.importReferrals(request).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof ImportStopped)) throw new Error('It did not stop.', { cause: error });
    return error;
  }

  const countOf = async ({ programId }: Actor): Promise<number> => {
    const [row] = await test.superuser<{ n: number }>(
      'SELECT count(*)::int AS n FROM referral WHERE program_id = $1',
      [programId],
    );
    return row?.n ?? -1;
  };

  it.each([
    ['53100', 'FULL', 'The disk of the database is full: make room there. (SQLSTATE 53100)'],
    [
      '40P01',
      'BUSY',
      'Others changed the same things at the same moment, again and again. (SQLSTATE 40P01)',
    ],
    [
      '57014',
      'TIME_OUT',
      'The database gave up a statement that took too long, or that somebody cancelled. (SQLSTATE 57014)',
    ],
    [
      '57P01',
      'CONNECTION_LOST',
      'The database ended the connection: it was stopped or restarted, or somebody ended it. (SQLSTATE 57P01)',
    ],
    ['0A001', 'REFUSED', 'The database refused what it was asked. (SQLSTATE 0A001)'],
  ])('SQLSTATE %s is %s', async (sqlState, reason, because) => {
    const { actor } = await test.createProgram({ timeZone: 'UTC' });
    await failAt('R-700', sqlState);
    const request = requestOf(actor, ['bad', ...referralRows(ROWS)]);
    const { lines, stop } = await stopOf(request);
    expect(lines).toEqual([
      `The import of referrals stopped. ${because}`,
      `What went in: the file up to row 101 (99 imported, 0 unchanged, 1 refused, see ${request.file}.referrals.errors.csv).`,
      'What did not: everything from row 102 on.',
      GO_ON,
    ]);
    expect(stop).toMatchObject({ reason, rows: 100, imported: 99, upToRow: 101, unknown: null });
    expect(await countOf(actor)).toBe(99);
    await repair();
    expect(await verbs.importReferrals.importReferrals(request)).toMatchObject({
      rows: ROWS + 1,
      imported: ROWS - 99,
      unchanged: 99,
      refused: 1,
    });
  });

  it('a half of a batch that is in counts, also where the other half then fails', async () => {
    const { actor } = await test.createProgram({ timeZone: 'UTC' });
    // The batch is halved for R-110, which the database does not take; R-900 is in its other half.
    await failAt('R-110', '23514', 'referral_referee_name_check');
    await test.superuser(
      `CREATE TRIGGER fails_too BEFORE INSERT ON referral FOR EACH ROW
       EXECUTE FUNCTION fail_at('R-900', '53100', '')`,
    );
    const request = requestOf(actor, referralRows(ROWS));
    const { stop } = await stopOf(request);
    await test.superuser('DROP TRIGGER fails_too ON referral');
    expect(stop).toMatchObject({ reason: 'FULL', refused: 1 });
    expect(stop.imported).toBe(await countOf(actor));
    expect(stop.imported).toBeGreaterThan(100);
    // Row n + 2 of the file is R-n: all that is told is in, but for R-110.
    expect(stop.upToRow).toBe(stop.imported + stop.refused + 1);
    await repair();
  });

  it("a row that the database does not take is refused in our words, never in the driver's", async () => {
    const { actor } = await test.createProgram({ timeZone: 'UTC' });
    const reasons: string[] = [];
    for (const [sqlState, constraint] of [
      ['23514', 'referral_referee_name_check'],
      ['22001', 'referral_shape'],
    ]) {
      await failAt('R-50', sqlState ?? '', constraint);
      const result = await verbs.importReferrals.importReferrals(
        requestOf(actor, referralRows(60)),
      );
      await repair();
      expect(result).toMatchObject({ rows: 60, refused: 1 });
      const [, line = ''] = files.read(result.errorsFile ?? '').split('\n');
      expect(line).not.toContain('secret');
      reasons.push(line.replace(/,R-50,.*/, ''));
    }
    expect(reasons).toEqual([
      `52,"referee (refereeName) is ""Referee 50""; want a value that the database can hold"`,
      `52,"the database does not take the row; want a text that is not longer than the database holds (SQLSTATE 22001, rule referral_shape)"`,
    ]);
  });

  it('a full disk under the errors file: all is counted, and what is missing there is told', async () => {
    if (!existsSync('/dev/full')) return; // Linux alone has such a disk
    const { actor } = await test.createProgram({ timeZone: 'UTC' });
    const rows = [...referralRows(200), 'bad', ...referralRows(ROWS).slice(200)];
    const { lines } = await stopOf(requestOf(actor, rows, { errorsFile: '/dev/full' }));
    expect(lines).toEqual([
      'The import of referrals stopped. The errors file /dev/full cannot be written: its disk is full (ENOSPC).',
      'What went in: the file up to row 1,101 (1,099 imported, 0 unchanged, 1 refused, see /dev/full).',
      'What did not: everything from row 1,102 on.',
      'The errors file lacks 1 of the 1 refused rows; the next run writes it anew.',
      GO_ON,
    ]);
    expect(existsSync('/dev/full')).toBe(true);
    expect(await countOf(actor)).toBe(1_099);
  });

  it('an errors file in a folder that is not there', async () => {
    const { actor } = await test.createProgram({ timeZone: 'UTC' });
    const errorsFile = files.path('nowhere/errors.csv');
    const { lines } = await stopOf(requestOf(actor, ['bad'], { errorsFile }));
    expect(lines[0]).toBe(
      `The import of referrals stopped. The errors file ${errorsFile} cannot be written: ` +
        'it is not there, or its folder is not (ENOENT).',
    );
  });

  it('R-D1: a quotation mark that nobody closes is found before the first row goes in', async () => {
    const { actor } = await test.createProgram({ timeZone: 'UTC' });
    const request = requestOf(actor, [...referralRows(150), '"R-150,a,b']);
    await expect(verbs.importReferrals.importReferrals(request)).rejects.toThrow(
      /a quotation mark before line \d+ is opened and never closed$/,
    );
    expect(await countOf(actor)).toBe(0);
  });

  it('asked to stop while it waits for another: nothing was begun', async () => {
    const { actor } = await test.createProgram({ timeZone: 'UTC' });
    const asked = new AbortController();
    const onWait = (): void => {
      asked.abort();
    };
    const request = requestOf(actor, referralRows(10), { onWait, stop: asked.signal });
    const { lines } = (await test.crossProgram.alone(`import ${actor.programId}`, () =>
      stopOf(request),
    )) as ImportStopped;
    expect(lines).toEqual([
      'The import of referrals stopped. It was asked to.',
      'What went in: nothing.',
      'What did not: everything from row 2 on.',
      GO_ON,
    ]);
    expect(await countOf(actor)).toBe(0);
  });

  it('R-D7: a dry run tells the same where the database refuses a row', async () => {
    const { actor } = await test.createProgram({ timeZone: 'UTC' });
    await failAt('R-50', '22001', 'referral_shape');
    const told: unknown[] = [];
    for (const dryRun of [true, false]) {
      const options = { dryRun, awardsPoints: true };
      const { rows, imported, unchanged, refused } = await verbs.importReferrals.importReferrals(
        requestOf(actor, referralRows(60), options),
      );
      told.push({ rows, imported, unchanged, refused });
    }
    await repair();
    const once = { rows: 60, imported: 59, unchanged: 0, refused: 1 };
    expect(told).toEqual([once, once]);
  });

  it('imports wait for none of other programmes; a dry run, which writes and undoes, has its turn', async () => {
    const [one, other] = [await test.createProgram(), await test.createProgram()];
    const waits: string[] = [];
    const rehearse = () =>
      verbs.importReferrals.importReferrals(
        requestOf(one.actor, referralRows(5), {
          onWait: () => void waits.push('rehearsal'),
          dryRun: true,
        }),
      );
    const rehearsals: ReturnType<typeof rehearse>[] = [];
    await test.crossProgram.alone(`import ${one.id}`, async () => {
      await verbs.importReferrals.importReferrals(
        requestOf(other.actor, referralRows(5), { onWait: () => void waits.push('other') }),
      );
      rehearsals.push(rehearse());
      await until(() => waits.length > 0, 20_000);
    });
    expect(await Promise.all(rehearsals)).toMatchObject([{ imported: 5 }]);
    expect([...new Set(waits)]).toEqual(['rehearsal']);
  });
});
