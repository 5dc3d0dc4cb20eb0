import type { QueryRunner } from 'typeorm';

/** What the application and the job roles may do with a table; granted where those roles exist. */
export interface Privileges {
  /** e.g. `SELECT, INSERT, UPDATE (status, note)` for `goodturn_app` */
  readonly app: string;
  /** the same for `goodturn_jobs`, which sees every programme; absent: nothing */
  readonly jobs?: string;
}

/**
 * Makes a table a programme's own: row-level security on and forced, one policy for everyone (so
 * that it holds inside SECURITY DEFINER functions too), and its privileges written down.
 * `migrate` grants them and adds the policy of the job role, as the mode of the installation needs.
 * `key` is the column that holds the programme's id.
 */
export async function tenantTable(
  runner: QueryRunner,
  table: string,
  privileges: Privileges,
  key = 'program_id',
): Promise<void> {
  await runner.query(`
    ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
    ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
    CREATE POLICY of_program ON ${table} USING (${key} = app_program_id())
      WITH CHECK (${key} = app_program_id());
  `);
  await runner.query(
    `INSERT INTO schema_object (name, kind, program_key, app_privileges, jobs_privileges)
     VALUES ($1, 'TABLE', $2, $3, $4)`,
    [table, key, privileges.app, privileges.jobs ?? null],
  );
}

/** Refuses UPDATE, DELETE and TRUNCATE for everyone; rows of a programme being purged may go. */
export async function appendOnly(runner: QueryRunner, table: string): Promise<void> {
  await runner.query(`
    CREATE TRIGGER ${table}_is_append_only BEFORE UPDATE OR DELETE ON ${table}
      FOR EACH ROW EXECUTE FUNCTION refuse_change();
    CREATE TRIGGER ${table}_is_never_truncated BEFORE TRUNCATE ON ${table}
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
  `);
}

/** Grants EXECUTE (PUBLIC has none) on `signature`, e.g. `post_transfers(jsonb)`. */
export async function callable(
  runner: QueryRunner,
  signature: string,
  roles: { app?: boolean; jobs?: boolean },
): Promise<void> {
  await runner.query(`REVOKE ALL ON FUNCTION ${signature} FROM PUBLIC`);
  await runner.query(
    `INSERT INTO schema_object (name, kind, app_privileges, jobs_privileges)
     VALUES ($1, 'FUNCTION', $2, $3)`,
    [signature, roles.app ? 'EXECUTE' : null, roles.jobs ? 'EXECUTE' : null],
  );
}

/** Undoes `tenantTable` and drops the table. */
export async function dropTables(runner: QueryRunner, ...tables: string[]): Promise<void> {
  for (const table of tables) {
    await runner.query(`DROP TABLE ${table}`);
    await runner.query(`DELETE FROM schema_object WHERE name = $1`, [table]);
  }
}

export async function dropFunctions(runner: QueryRunner, ...signatures: string[]): Promise<void> {
  for (const signature of signatures) {
    await runner.query(`DROP FUNCTION ${signature}`);
    await runner.query(`DELETE FROM schema_object WHERE name = $1`, [signature]);
  }
}
