import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Linter } from 'eslint';
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { borrowedTables, features, tables, views } from '../../architecture.js';
import { goodturn } from '../../scripts/lib/lint-tables.mjs';
import { relationsOf } from '../../scripts/lib/sql-tables.mjs';
import '../../src/app.module.js';
import { heldTables } from '../../src/features/merges/company-holders.js';
import { ROW_TRACE_KINDS, stayOf } from '../../src/features/imports/undo/became.rules.js';
import { currentSchema } from '../../src/migrations/index.js';
import { openTestDatabase, type TestDatabase } from '../support/database/test-database.js';

const RELATIONS = `
  SELECT CASE n.nspname WHEN 'public' THEN '' ELSE n.nspname || '.' END || c.relname AS name,
         c.relkind = 'v' AS view
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname IN ('public', 'auth')
   ORDER BY 1`;

describe('the owners of tables', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await openTestDatabase();
  });
  afterAll(() => test.close());

  async function named(view: boolean): Promise<string[]> {
    const rows = await test.superuser<{ name: string; view: boolean }>(RELATIONS);
    return rows.filter((row) => row.view === view).map(({ name }) => name);
  }

  const owned = Object.values(tables).flat();

  it('own every table that is there, and none that is not', async () => {
    expect([...new Set(owned)].sort()).toEqual(await named(false));
  });

  it('declare every view that is there, and none that is not', async () => {
    expect(Object.keys(views).sort()).toEqual(await named(true));
  });

  it('a table that nobody owns would be found', async () => {
    await test.superuser('CREATE TABLE nobodys (id int)');
    const found = await named(false);
    await test.superuser('DROP TABLE nobodys');
    expect(found.filter((name) => !owned.includes(name))).toEqual(['nobodys']);
  });

  /** Tables whose rows lean on a company, each with whether it keeps off those that were merged. */
  const LEANING = `
    SELECT c.relname AS name, (
      SELECT count(*)::int FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
       WHERE t.tgrelid = c.oid AND p.proname IN ('refuse_merged_company', 'refuse_merged_companies')) AS triggers
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'company_id'
     WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace ORDER BY 1`;

  it('R-O1: what leans on a company says how it comes to another, and keeps off merged ones', async () => {
    const leaning = await test.superuser<{ name: string; triggers: number }>(LEANING);
    expect(leaning.map(({ name }) => name)).toEqual([...heldTables()].sort());
    expect(leaning.filter(({ triggers }) => triggers !== 2)).toEqual([]);
    await test.superuser('CREATE TABLE leans (company_id uuid)');
    const found = await test.superuser<{ name: string; triggers: number }>(LEANING);
    await test.superuser('DROP TABLE leans');
    expect(found).toContainEqual({ name: 'leans', triggers: 0 });
  });

  /** Tables whose rows lean on an advocate: each is moved by a merge, and keeps off merged profiles. */
  const OF_ADVOCATES = `
    SELECT c.relname AS name, (
      SELECT count(*)::int FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
       WHERE t.tgrelid = c.oid AND p.proname IN ('refuse_merged_profile', 'refuse_merged_profiles')) AS triggers
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'advocate_id'
     WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace ORDER BY 1`;

  it('R-U6: what leans on an advocate moves with their profile, and keeps off merged ones', async () => {
    const leaning = await test.superuser<{ name: string; triggers: number }>(OF_ADVOCATES);
    const moved = await test.superuser<{ name: string }>('SELECT name FROM advocate_table()');
    expect(leaning.length).toBeGreaterThan(15);
    expect(leaning.map(({ name }) => name)).toEqual(moved.map(({ name }) => name));
    expect(leaning.filter(({ triggers }) => triggers !== 2)).toEqual([]);
    await test.superuser('CREATE TABLE of_advocates (id int PRIMARY KEY, advocate_id uuid)');
    const found = await test.superuser<{ name: string; triggers: number }>(OF_ADVOCATES);
    const would = await test.superuser<{ name: string }>('SELECT name FROM advocate_table()');
    await test.superuser('DROP TABLE of_advocates');
    expect(found).toContainEqual({ name: 'of_advocates', triggers: 0 });
    expect(would.map(({ name }) => name)).toContain('of_advocates');
  });

  it.each(ROW_TRACE_KINDS)('R-D7: what leans on %s has a word for why it stays', async (kind) => {
    const leaning = await test.superuser<{ name: string }>('SELECT name FROM leaning_column($1)', [
      kind,
    ]);
    expect(leaning.length).toBeGreaterThan(2);
    expect(leaning.filter(({ name }) => stayOf(kind, name) === 'OTHERS')).toEqual([]);
    await test.superuser(`CREATE TABLE leans (${kind}_id uuid)`);
    const found = await test.superuser<{ name: string }>('SELECT name FROM leaning_column($1)', [
      kind,
    ]);
    await test.superuser('DROP TABLE leans');
    expect(found.map(({ name }) => name)).toContain('leans');
  });

  it('are places of the house', () => {
    const named = [
      ...Object.keys(tables),
      ...Object.values(views).flatMap(({ owner, for: others }) => [owner, ...others]),
    ];
    const unknown = named.filter(
      (room) => features[room] === undefined && !/^platform\//.test(room),
    );
    expect(unknown).toEqual([]);
    expect(named.filter((room) => room.includes('/') && !existsSync(`src/${room}`))).toEqual([]);
  });

  it('are one for each table; what the platform must know is kept by one feature besides', () => {
    for (const table of new Set(owned)) {
      const [first = '', ...more] = Object.keys(tables).filter((at) => tables[at]?.includes(table));
      expect({ table, owners: 1 + more.length }).toEqual({
        table,
        owners: first === 'platform/tenancy' && more.length === 1 ? 2 : 1,
      });
    }
  });

  it('have their views in a folder of their own', () => {
    const files = currentSchema().repeatables.filter(({ kind }) => kind === 'VIEW');
    for (const { name, object } of files) {
      const folder = basename(views[object ?? '']?.owner ?? '');
      expect(name).toBe(`views/${folder}/${object ?? ''}`);
    }
  });

  it('lend tables to files that are there', () => {
    expect(Object.keys(borrowedTables).filter((file) => !existsSync(file))).toEqual([]);
  });
});

describe('the tables that a text names', () => {
  it.each<[string, string[]]>([
    ['SELECT 1', []],
    ['SELECT a.id FROM a, b AS x, c JOIN d USING (id) WHERE e IN (f, g)', ['a', 'b', 'c', 'd']],
    ['SELECT (SELECT max(x) FROM b WHERE b.c = a.c), c FROM a', ['b', 'a']],
    ['SELECT * FROM (SELECT FROM b, c) q, d', ['b', 'c', 'd']],
    ['SELECT FROM a LEFT JOIN LATERAL (VALUES (1)) v ON true, b', ['a', 'b']],
    ['SELECT FROM unnest($1) u, f(1, 2) AS r (x), ONLY a', ['a']],
    ['INSERT INTO a (b, c) SELECT d, e FROM f ON CONFLICT DO UPDATE SET g = 1', ['a', 'f']],
    ['UPDATE a SET b = 1, c = 2 FROM d, e WHERE a.id = d.id RETURNING f, g', ['a', 'd', 'e']],
    ['DELETE FROM a USING b, c WHERE d', ['a', 'b', 'c']],
    ['SELECT FROM a ORDER BY b, c FOR NO KEY UPDATE OF d SKIP LOCKED', ['a']],
    ['WITH a AS (SELECT FROM b), c (x, y) AS NOT MATERIALIZED (SELECT) SELECT FROM a, c', ['b']],
    ['with recursive a as (select from b union select from a) select from a', ['b']],
    ['SELECT a IS NOT DISTINCT FROM b FROM c', ['c']],
    [
      `SELECT 'FROM a', $$FROM$$ -- FROM b\n /* FROM c */ FROM "d"."e", public.f`,
      ['d.e', 'public.f'],
    ],
    ['JOIN a ON a.b = ?, ? c, d', ['a']],
    ['SELECT FROM ? WHERE a IN (?)', ['?']],
    ['LOCK TABLE a; TRUNCATE b; COPY c FROM STDIN', ['a', 'b', 'c', 'stdin']],
  ])('%s', (text, expected) => {
    expect(relationsOf(text)).toEqual(expected);
  });
});

describe('a table that is lent', () => {
  const found = (text: string): string[] => {
    const options = {
      features,
      tables,
      views,
      borrowed: { 'src/features/files/a.js': { lot: '' } },
    };
    return new Linter({ cwd: '/house' })
      .verify(
        text,
        [{ plugins: { goodturn }, rules: { 'goodturn/tables': ['error', options] } }],
        '/house/src/features/files/a.js',
      )
      .map(({ messageId, message }) => messageId ?? message);
  };

  it('may be named', () => {
    expect(found('run(`SELECT FROM lot, file`)')).toEqual([]);
  });

  it('does not lend others', () => {
    expect(found('run(`SELECT FROM lot, wallet`)')).toEqual(['foreign']);
  });

  it('is taken back when nobody names it', () => {
    expect(found('run(`SELECT FROM file`)')).toEqual(['unused']);
  });
});
