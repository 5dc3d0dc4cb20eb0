import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { migrate } from '../../src/platform/database/index.js';
import { emptyDatabase, type EmptyDatabase } from '../support/database/migrated.js';
import { asSuperuser } from '../support/database/test-template.js';

const isThere = await asSuperuser(async (client) => {
  const { rowCount } = await client.query(
    `SELECT FROM pg_available_extensions WHERE name = 'plpgsql_check'`,
  );
  return rowCount === 1;
});
if (!isThere) {
  process.stderr.write(
    'This PostgreSQL has no plpgsql_check (Debian: postgresql-15-plpgsql-check): functions are not checked.\n',
  );
}

/** Every function in PL/pgSQL of ours, a trigger's once for each table; each finding is a line. */
const FINDINGS = `
  SELECT format('%s %s:%s %s: %s', p.oid::regprocedure, t.tgrelid::regclass, f.lineno, f.level,
                concat_ws(' | ', f.message, f.detail)) AS finding
    FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang AND l.lanname = 'plpgsql'
    LEFT JOIN pg_trigger t ON t.tgfoid = p.oid AND NOT t.tgisinternal
    CROSS JOIN LATERAL plpgsql_check_function_tb(p.oid, coalesce(t.tgrelid, 0),
      newtable => t.tgnewtable, oldtable => t.tgoldtable,
      fatal_errors => false, other_warnings => true, extra_warnings => true,
      security_warnings => true) f
   WHERE p.pronamespace IN ('public'::regnamespace, 'auth'::regnamespace)
     AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
   ORDER BY 1`;

(isThere ? describe : describe.skip)('functions in PL/pgSQL', () => {
  let database: EmptyDatabase;

  beforeAll(async () => {
    database = await emptyDatabase();
    await migrate(database.url, () => undefined);
    await database.query('CREATE EXTENSION plpgsql_check');
  }, 60_000);
  afterAll(() => database.drop());

  async function findings(): Promise<string[]> {
    const rows = await database.query<{ finding: string }>(FINDINGS);
    return rows.map(({ finding }) => finding);
  }

  it('are without errors, and without warnings', async () => {
    expect(await findings()).toEqual([]);
  });

  it.each([
    ['a column that is not there', `BEGIN PERFORM balence FROM wallet; END`, /balence/],
    ['a value that is never used', `DECLARE a bigint; BEGIN NULL; END`, /unused variable "a"/],
    ['text that becomes a statement', `BEGIN EXECUTE 'DROP TABLE ' || t; END`, /not sanitized/],
  ])('with %s would be found', async (_fault, body, message) => {
    await database.query(
      `CREATE FUNCTION canary(t text) RETURNS void LANGUAGE plpgsql AS $$ ${body} $$`,
    );
    const found = await findings();
    await database.query('DROP FUNCTION canary');
    expect(found.join('\n')).toMatch(message);
  });
});
