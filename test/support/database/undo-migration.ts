import pg from 'pg';
import type { TableFile } from '../../../src/migrations/index.js';

/**
 * What is no table goes first: functions, views, policies, triggers and privileges are made anew by
 * the next migration, for whatever tables are there. Everything that is ours is its owner's. A view
 * on another goes with it, so views are told by their names: what is gone has no other any more.
 */
const DROP_REPEATABLES = `
  DO $$ DECLARE
    statement text;
  BEGIN
    FOR statement IN
      SELECT format('DROP VIEW IF EXISTS %s.%I CASCADE', relnamespace::regnamespace, relname) FROM pg_class
        WHERE relkind = 'v' AND relowner = current_user::regrole AND relnamespace IN (SCHEMAS)
      UNION ALL
      SELECT format('DROP TRIGGER %I ON %s', t.tgname, c.oid::regclass)
        FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
        WHERE NOT t.tgisinternal AND c.relowner = current_user::regrole AND c.relnamespace IN (SCHEMAS)
      UNION ALL
      SELECT format('DROP POLICY %I ON %s', p.polname, c.oid::regclass)
        FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid WHERE c.relnamespace IN (SCHEMAS)
      UNION ALL
      SELECT format('ALTER TABLE %s DISABLE ROW LEVEL SECURITY, NO FORCE ROW LEVEL SECURITY', oid::regclass)
        FROM pg_class WHERE relkind = 'r' AND relrowsecurity AND relnamespace IN (SCHEMAS)
      UNION ALL
      SELECT format('DROP FUNCTION %s', oid::regprocedure) FROM pg_proc
        WHERE proowner = current_user::regrole AND pronamespace IN (SCHEMAS)
      UNION ALL
      SELECT format('REVOKE ALL ON ALL TABLES IN SCHEMA %s FROM %I; REVOKE ALL ON SCHEMA auth FROM %I',
                    n.nspname, r.rolname, r.rolname)
        FROM pg_namespace n, pg_roles r
        WHERE n.oid IN (SCHEMAS) AND r.rolname IN ('goodturn_app', 'goodturn_jobs')
          AND current_user = 'goodturn_owner' AND to_regnamespace('auth') IS NOT NULL
    LOOP
      EXECUTE statement;
    END LOOP;
  END $$`.replaceAll('SCHEMAS', `to_regnamespace('public'), to_regnamespace('auth')`);

/** Undoes the last file of tables, by what stands behind its line "-- down". */
export async function undoMigration(
  url: string,
  { name, down }: TableFile,
  options = '-c role=goodturn_owner',
): Promise<void> {
  const client = new pg.Client({ connectionString: url, options });
  await client.connect();
  try {
    await client.query(`
      BEGIN;
      ${DROP_REPEATABLES};
      DELETE FROM schema_object;
      ${down};
      DELETE FROM schema_file WHERE name = '${name}' OR name NOT LIKE 'tables/%';
      COMMENT ON TABLE schema_file IS NULL;
      COMMIT`);
  } finally {
    await client.end();
  }
}
