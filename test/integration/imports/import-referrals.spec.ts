import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findProjectionBreaks } from '../../../src/features/referrals/index.js';
import type { Actor } from '../../../src/kernel/actor.js';
import { plusMs } from '../../../src/kernel/clock.js';
import {
  importOf,
  importVerbs,
  TestFiles,
  type ImportVerbs,
} from '../../support/worlds/imports.js';
import { openTestDatabase, type TestDatabase } from '../../support/database/test-database.js';

const MAPPING = {
  columns: {
    externalId: 'id',
    advocateExternalId: 'from_id',
    advocateEmail: 'from_mail',
    advocateName: 'from',
    refereeName: 'person',
    refereeEmail: 'mail',
    refereeCompany: 'company',
    submittedAt: 'when',
  },
};
const HEADER = 'id,from_id,from_mail,from,person,mail,company,when';
const DAY_MS = 86_400_000;

describe('importing referrals', () => {
  let test: TestDatabase;
  let verbs: ImportVerbs;
  const files = new TestFiles();

  beforeAll(async () => {
    test = await openTestDatabase();
    verbs = importVerbs(test);
  });
  afterAll(async () => {
    files.remove();
    await test.close();
  });

  const take = (
    actor: Actor,
    rows: readonly string[],
    options = {},
    mapping: unknown = MAPPING,
  ) => {
    const file = files.write('referrals.csv', [HEADER, ...rows].join('\n'));
    return verbs.importReferrals.importReferrals(importOf(actor, file, mapping, options));
  };

  const dayBefore = (actor: Actor, days: number): Promise<string> =>
    test.database.read(actor, (tx) =>
      Promise.resolve(
        plusMs(tx.now, -days * DAY_MS)
          .toISOString()
          .slice(0, 10),
      ),
    );

  const referralsOf = (actor: Actor) =>
    test.superuser<Record<string, unknown>>(
      `SELECT r.external_id, r.submitted_on::text, r.status, r.moderation, r.source, r.source_label,
         a.name AS advocate, c.name AS company, r.referee_email
       FROM referral r JOIN advocate a ON a.id = r.advocate_id
       LEFT JOIN company c ON c.id = r.company_id
       WHERE r.program_id = $1 ORDER BY r.external_id`,
      [actor.programId],
    );

  const tracesOf = async (actor: Actor) => {
    const [row] = await test.superuser(
      `SELECT (SELECT count(*) FROM referral WHERE program_id = $1)::int AS referrals,
         (SELECT count(*) FROM advocate WHERE program_id = $1)::int AS advocates,
         (SELECT count(*) FROM company WHERE program_id = $1)::int AS companies,
         (SELECT count(*) FROM referral_fact WHERE program_id = $1)::int AS facts,
         (SELECT count(*) FROM timeline WHERE program_id = $1)::int AS lines,
         (SELECT count(*) FROM outbox WHERE program_id = $1)::int AS events,
         (SELECT coalesce(sum(version), 0) FROM referral WHERE program_id = $1)::int AS versions`,
      [actor.programId],
    );
    return row;
  };

  it('reads other names, semicolons, a byte order mark, CRLF, constants and meanings', async () => {
    const { actor } = await test.createProgram({ timeZone: 'Asia/Jakarta' });
    const text =
      '\uFEFFNummer;Empfehler;Firma;Quelle;Datum\r\n' +
      'E-1;budi@example.com;"PT ""Maju"" Jaya; Tbk";messe;2026-03-01\r\n\r\n' +
      'E-2; Budi@Example.com ;;;2026/03/02 23:30\r\n';
    const file = files.write('german.csv', text);
    const mapping = {
      columns: {
        externalId: 'Nummer',
        advocateEmail: 'Empfehler',
        refereeCompany: 'Firma',
        source: 'Quelle',
        submittedOn: 'Datum',
      },
      constants: { advocateName: 'Budi Santoso' },
      values: { source: { messe: 'Trade fair' } },
    };
    const result = await verbs.importReferrals.importReferrals(importOf(actor, file, mapping));
    expect(result).toMatchObject({ imported: 2, says: ['Its columns are divided by semicolon.'] });
    expect(await referralsOf(actor)).toMatchObject([
      {
        external_id: 'E-1',
        submitted_on: '2026-03-01',
        moderation: 'APPROVED',
        source: 'IMPORT',
        source_label: 'Trade fair',
        advocate: 'Budi Santoso',
        company: 'PT "Maju" Jaya; Tbk',
      },
      { external_id: 'E-2', submitted_on: '2026-03-02', advocate: 'Budi Santoso', company: null },
    ]);
    expect(await tracesOf(actor)).toMatchObject({ advocates: 1 });
  });

  it('R-T1: a moment falls on the day that it is in the zone of the programme', async () => {
    const { actor } = await test.createProgram({ timeZone: 'Asia/Tokyo' });
    await take(actor, [
      'T1,A,,Mei,,,,2026-02-28T14:59:59Z',
      'T2,A,,Mei,,,,2026-02-28T15:00:00Z',
      'T3,A,,Mei,,,,2026-03-01',
      'T4,A,,Mei,,,,2026-03-01 00:00',
    ]);
    const days = (await referralsOf(actor)).map((row) => row['submitted_on']);
    expect(days).toEqual(['2026-02-28', '2026-03-01', '2026-03-01', '2026-03-01']);
  });

  it('writes bad rows with their number, the reason and what stood there; the rest goes in', async () => {
    const { actor } = await test.createProgram();
    const result = await take(actor, [
      'B1,A,,Mei,Aiko,aiko@kita.example,Kita Foods,2026-02-30',
      'B2,A,,Mei,Aiko,aiko@kita.example,Kita Foods,2026-03-01',
      ',,,,Aiko,no address,---,2999-01-01',
      'B4,A,,Mei,Aiko',
      'B5,A,mei@example.com,Mei,Mei,Mei@example.com,,2026-03-01',
    ]);
    expect(result).toMatchObject({ rows: 5, imported: 1, refused: 4 });
    expect(result.errorsFile).toMatch(/\.csv\.referrals\.errors\.csv$/);
    const [header, ...lines] = files
      .read(result.errorsFile ?? '')
      .trim()
      .split('\n');
    expect(header).toBe(`row,reason,${HEADER}`);
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatch(
      /^2,"when \(submittedAt\) is ""2026-02-30""; want a day such as .*",B1,A,,Mei,Aiko,aiko@/,
    );
    for (const [column, wanted] of [
      ['id (externalId)', 'is empty; want an id'],
      ['from_id (advocateExternalId)', 'is empty; want the advocate'],
      ['mail (refereeEmail)', 'is ""no address""; want an address'],
      ['when (submittedAt)', 'is ""2999-01-01""; want a day up to today'],
    ]) {
      expect(lines[1]).toContain(`${column ?? ''} ${wanted ?? ''}`);
    }
    expect(lines[2]).toContain('5,"the row has 5 columns; want 8, as the header has",B4');
    expect(lines[3]).toContain("want somebody else's address than the advocate's");
  });

  it('importing twice changes nothing; another word about the same id is refused', async () => {
    const { actor } = await test.createProgram();
    const rows = ['I1,A,,Mei,Aiko,aiko@kita.example,Kita,2026-03-01', 'I2,A,,Mei,,,,2026-03-02'];
    expect(await take(actor, rows)).toMatchObject({ imported: 2 });
    const before = await tracesOf(actor);
    expect(await take(actor, rows)).toMatchObject({ imported: 0, unchanged: 2, refused: 0 });
    const other = ['I1,B,,Nils,Ken,ken@kita.example,Prado Wein,2026-04-01'];
    expect(await take(actor, other)).toMatchObject({ imported: 0, unchanged: 0, refused: 1 });
    expect(await tracesOf(actor)).toEqual(before);
  });

  it('a dry run writes nothing and tells what a real run then does', async () => {
    const { actor } = await test.createProgram();
    const row = (n: number): string =>
      `D${String(n)},A${String(n % 3)},,Mei,,p${String(n)}@kita.example,K${String(n % 7)},2026-03-01`;
    const rows = Array.from({ length: 1_500 }, (_, n) => (n === 700 ? 'bad' : row(n % 1_200)));
    // The address of A0 told with the id of A1: nobody can say who that is.
    rows.push(
      'D9000,A0,a@example.com,Mei,,,,2026-03-01',
      'D9001,A1,a@example.com,Mei,,,,2026-03-01',
    );
    const nothing = await tracesOf(actor);
    const rehearsed = await take(actor, rows, { dryRun: true });
    expect(await tracesOf(actor)).toEqual(nothing);
    expect(rehearsed).toMatchObject({ rows: 1_502, imported: 1_200, unchanged: 300, refused: 2 });
    expect(await take(actor, rows)).toEqual(rehearsed);
    expect(await take(actor, rows, { dryRun: true })).toMatchObject({ imported: 0, refused: 2 });
  });

  it('finds advocates by id, by address and by name, and completes them', async () => {
    const { actor } = await test.createProgram();
    await take(actor, [
      'F1,,mei@example.com,Mei Tanaka,,,,2026-03-01',
      'F2,A7,MEI@example.com,,,,,2026-03-01',
      'F3,A7,,,,,,2026-03-01',
      'F4,,,Mei Tanaka,,,,2026-03-01',
      'F5,A8,,Mei Tanaka,,,,2026-03-01',
    ]);
    expect(await take(actor, ['F6,,,Mei Tanaka,,,,2026-03-01'])).toMatchObject({ refused: 1 });
    expect(await tracesOf(actor)).toMatchObject({ advocates: 2, referrals: 5 });
    const [mei] = await test.superuser(
      `SELECT name, email, status, language FROM advocate WHERE program_id = $1 AND external_id = 'A7'`,
      [actor.programId],
    );
    expect(mei).toEqual({
      name: 'Mei Tanaka',
      email: 'mei@example.com',
      status: 'NOMINATED',
      language: 'en',
    });
  });

  it('R-W6: of two rows about one person the earlier day wins, whatever their order', async () => {
    const { actor } = await test.createProgram();
    const today = await dayBefore(actor, 0);
    await take(actor, [
      `W1,A,,Mei,Aiko,aiko@kita.example,,${today}`,
      `W2,B,,Ken,Aiko,AIKO@kita.example,,${today} 00:01Z`,
    ]);
    await take(actor, [`W3,C,,Jun,Aiko,aiko@kita.example,,${await dayBefore(actor, 20)}`]);
    const statuses = (await referralsOf(actor)).map(({ external_id, status }) => [
      external_id,
      status,
    ]);
    expect(statuses).toEqual([
      ['W1', 'DUPLICATE'],
      ['W2', 'DUPLICATE'],
      ['W3', 'ACCEPTED'],
    ]);
  });

  it('R-T2: what was decided before it was stored is what its facts say', async () => {
    const { actor } = await test.createProgram();
    await take(actor, [
      'P1,A,,Mei,Aiko,aiko@kita.example,Kita,2026-03-01',
      `P2,A,,Mei,Ken,ken@kita.example,Kita,${await dayBefore(actor, 20)}`,
      `P3,B,,Ken,Ken,ken@kita.example,Kita,${await dayBefore(actor, 19)}`,
    ]);
    const found = await test.database.read(actor, (tx) => findProjectionBreaks(tx, null, 100));
    expect(found).toEqual({ checked: 3, next: null, breaks: [] });
    await test.superuser(`UPDATE referral SET status = 'LOST' WHERE external_id = 'P2'`);
    const broken = await test.database.read(actor, (tx) => findProjectionBreaks(tx, null, 3));
    expect(broken.breaks).toMatchObject([{ field: 'status', stored: 'LOST', decided: 'ACCEPTED' }]);
  });

  it('tells the planner what it has loaded, so that the next rows are found by their index', async () => {
    const { actor } = await test.createProgram();
    // Autovacuum may count the same table at any moment, and this is about what the import does.
    await test.superuser('ALTER TABLE referral SET (autovacuum_enabled = off)');
    const known = async () => {
      const [row] = await test.superuser<{ rows: number }>(
        `SELECT reltuples::int AS rows FROM pg_class WHERE oid = 'referral'::regclass`,
      );
      return row?.rows ?? -1;
    };
    const before = await known();
    const row = (n: number) => `S${String(n)},A,,Mei,Aiko,p${String(n)}@kita.example,,2026-03-01`;
    const takeFrom = (first: number, length: number) =>
      take(
        actor,
        Array.from({ length }, (_, n) => row(first + n)),
      );
    await takeFrom(0, 3_000);
    const loaded = await known();
    expect(loaded).toBeGreaterThanOrEqual(Math.max(before, 0) + 2_000);
    // A third more is nothing to look again for.
    await takeFrom(3_000, 1_000);
    expect(await known()).toBe(loaded);
    await expect(
      test.database.write(actor, 'test', (tx) => tx.query(`SELECT refresh_statistics('pg_class')`)),
    ).rejects.toThrow('no table of a programme is named pg_class');
  });

  it('R-A1: the same ids in another programme are others', async () => {
    const one = await test.createProgram();
    const other = await test.createProgram();
    const rows = ['X1,A,a@example.com,Mei,,p@kita.example,Kita,2026-03-01'];
    expect(await take(one.actor, rows)).toMatchObject({ imported: 1 });
    expect(await take(other.actor, rows)).toMatchObject({ imported: 1 });
  });

  it('refuses a file that is empty, not there, or has a quotation mark that never ends', async () => {
    const { actor } = await test.createProgram();
    const refused = (file: string) =>
      verbs.importReferrals
        .importReferrals(importOf(actor, file, MAPPING))
        .catch((error: unknown) => error);
    expect(await refused(files.path('none.csv'))).toMatchObject({ name: 'ImportRefused' });
    expect(await refused(files.write('empty.csv', ''))).toMatchObject({ name: 'ImportRefused' });
    const open = files.write('open.csv', `${HEADER}\nQ1,A,,"Mei,,,,2026-03-01\n`);
    expect(await refused(open)).toMatchObject({
      message: expect.stringContaining('a quotation mark'),
    });
    expect(await take(actor, [])).toMatchObject({ rows: 0, imported: 0 });
  });
});
