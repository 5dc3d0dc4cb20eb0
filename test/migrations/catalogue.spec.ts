import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { newId } from '../../src/kernel/ids.js';
import { migrate } from '../../src/platform/database/index.js';
import { emptyDatabase, type EmptyDatabase } from '../support/database/migrated.js';
import { populate } from '../support/database/populate.js';
import { asSuperuser } from '../support/database/test-template.js';

/** Rows of these are facts, decisions and postings: they are never changed. */
const APPEND_ONLY = [
  'audit',
  'challenge_correction',
  'challenge_version',
  'deal_fact',
  'deal_fact_taken_back',
  'deal_split',
  'lot_use',
  'posting_key',
  'referral_decision',
  'referral_fact',
  'referral_taken_back',
  'reveal',
  'timeline',
  'transfer',
];

/** Of the installation: they belong to no programme. */
const OF_INSTALLATION = ['schema_file', 'schema_object', 'secret_mark'];

/** Whose readers have no right to what they read: sign-in's people, behind a condition of their own. */
const DEFINER_VIEWS = [
  'auth.program_former_address',
  'auth.program_member',
  'auth.program_proven_address',
];

let database: EmptyDatabase;

beforeAll(async () => {
  database = await emptyDatabase();
  await migrate(database.url, () => undefined);
  await populate(database.url, newId());
}, 60_000);
afterAll(() => database.drop());

async function names(sql: string): Promise<string[]> {
  const rows = await database.query<{ name: string }>(sql);
  return rows.map(({ name }) => name).sort();
}

async function codeOf(sql: string): Promise<string> {
  return database.query(sql).then(
    () => 'nothing was refused',
    (error: unknown) => String((error as { code?: string }).code),
  );
}

const SECURED = `
  SELECT c.relname AS name FROM pg_class c
    JOIN schema_object o ON o.name = c.relname AND o.kind = 'TABLE'
    JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
    JOIN pg_policy p ON p.polrelid = c.oid AND p.polname = 'of_program'
   WHERE c.relnamespace = 'public'::regnamespace AND c.relrowsecurity AND c.relforcerowsecurity
     AND a.attname = CASE c.relname WHEN 'program' THEN 'id' ELSE 'program_id' END
     AND a.attname = o.program_key
     AND p.polcmd = '*' AND p.polroles = '{0}' AND p.polpermissive
     AND pg_get_expr(p.polqual, c.oid) = format('(%s = app_program_id())', a.attname)
     AND pg_get_expr(p.polwithcheck, c.oid) = pg_get_expr(p.polqual, c.oid)`;

/** Tables that are neither secured nor of the installation, if `change` had been made. */
async function unsecured(change = 'SELECT'): Promise<string[]> {
  return asSuperuser(async (client) => {
    await client.query(`BEGIN; ${change}`);
    const { rows } = await client.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
          AND relname <> ALL ($1) AND relname NOT IN (${SECURED}) ORDER BY 1`,
      [OF_INSTALLATION],
    );
    await client.query('ROLLBACK');
    return rows.map(({ name }) => name);
  }, database.url);
}

describe('the catalogue', () => {
  it('is the one that is checked in (npm run generate writes it)', async () => {
    const checkedIn = readFileSync('test/migrations/catalogue.dump.sql', 'utf8');
    expect((await database.catalogue()).split('\n')).toEqual(checkedIn.split('\n'));
  });

  it('R-A1: every table is of the installation, or secured for programmes', async () => {
    expect((await names(SECURED)).length).toBeGreaterThan(20);
    expect(await unsecured()).toEqual([]);
  });

  it.each([
    ['no policy', 'DROP POLICY of_program ON deal'],
    ['a policy that is always true', 'ALTER POLICY of_program ON deal USING (true)'],
    ['security that does not bind the owner', 'ALTER TABLE deal NO FORCE ROW LEVEL SECURITY'],
    ['no row among the schema’s objects', `DELETE FROM schema_object WHERE name = 'deal'`],
  ])('R-A1: a table with %s would be found', async (_lack, sql) => {
    expect(await unsecured(sql)).toEqual(['deal']);
  });

  it('R-A1: another policy than the programme’s lets a person read their own, and no more', async () => {
    const others = await database.query(
      `SELECT DISTINCT polname AS name, polcmd AS command FROM pg_policy
        WHERE polname NOT IN ('of_program', 'of_jobs') ORDER BY 1`,
    );
    expect(others.length).toBeGreaterThan(0);
    for (const { name, command } of others) expect([name, command]).toEqual([name, 'r']);
    const notOwn = await names(
      `SELECT polname AS name FROM pg_policy WHERE polname NOT IN ('of_program', 'of_jobs')
          AND pg_get_expr(polqual, polrelid) NOT LIKE '%app_member_id()%'`,
    );
    expect(notOwn).toEqual([]);
  });

  it('definer functions fix their search path and are closed to the public', async () => {
    const open = await names(
      `SELECT p.oid::regprocedure::text AS name FROM pg_proc p
        WHERE p.prosecdef AND p.pronamespace IN ('public'::regnamespace, 'auth'::regnamespace)
          AND (p.proacl IS NULL OR EXISTS (SELECT FROM aclexplode(p.proacl) WHERE grantee = 0)
            OR NOT coalesce(array_to_string(p.proconfig, ' ') LIKE 'search_path=%pg_temp%', false))`,
    );
    expect(open).toEqual([]);
  });

  it('views show what their reader may see', async () => {
    const asOwner = await names(
      `SELECT c.oid::regclass::text AS name FROM pg_class c
        WHERE c.relkind = 'v' AND c.relnamespace IN ('public'::regnamespace, 'auth'::regnamespace)
          AND NOT coalesce('security_invoker=true' = ANY (c.reloptions), false)`,
    );
    expect(asOwner).toEqual(DEFINER_VIEWS);
  });

  it('R-T3: no column defaults to the server’s time', async () => {
    const clocks = await names(
      `SELECT format('%s.%s', d.adrelid::regclass, a.attname) AS name
         FROM pg_attrdef d JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
         JOIN pg_class c ON c.oid = d.adrelid
        WHERE c.relnamespace IN ('public'::regnamespace, 'auth'::regnamespace)
          AND pg_get_expr(d.adbin, d.adrelid) ~* '(now|current|timestamp|clock)'`,
    );
    expect(clocks).toEqual([]);
  });
});

describe('R-P2: append-only tables', () => {
  it('are these', async () => {
    const guarded = await names(
      `SELECT c.relname AS name FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
        WHERE t.tgfoid = 'refuse_change()'::regprocedure AND t.tgenabled = 'O'
          AND t.tgqual IS NULL AND t.tgtype & 16 = 16`,
    );
    expect(guarded).toEqual(APPEND_ONLY);
  });

  it.each(APPEND_ONLY)(
    '%s: no role of ours may change or empty it, nor delete what is young',
    async (table) => {
      const may = await database.query(
        `SELECT r.role, p.privilege FROM unnest(ARRAY['goodturn_app', 'goodturn_jobs']) r (role),
              unnest(ARRAY['UPDATE', 'DELETE', 'TRUNCATE']) p (privilege)
        WHERE has_table_privilege(r.role, $1, p.privilege)
           OR p.privilege = 'UPDATE' AND has_any_column_privilege(r.role, $1, 'UPDATE')`,
        [table],
      );
      // What happened is kept for a while: the trigger lets rows of 90 days go (retention.spec.ts).
      const forgets = [{ role: 'goodturn_jobs', privilege: 'DELETE' }];
      expect(may).toEqual(table === 'audit' ? forgets : []);
    },
  );

  it.each(APPEND_ONLY)('%s: a trigger refuses even a superuser', async (table) => {
    const count = await database.query(`SELECT FROM ${table}`);
    expect(count).toHaveLength(1);
    for (const sql of [
      `UPDATE ${table} SET program_id = program_id`,
      `DELETE FROM ${table}`,
      `TRUNCATE ${table} CASCADE`,
    ]) {
      expect([sql, await codeOf(sql)]).toEqual([sql, 'GT001']);
    }
  });
});
