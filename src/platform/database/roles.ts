import { setTimeout } from 'node:timers/promises';
import type pg from 'pg';
import { sqlStateOf } from './database.js';

const ROLES = ['goodturn_owner', 'goodturn_app', 'goodturn_jobs'] as const;

/** From 16 on a login may be a member of a role and yet not enter it. */
export const MAY_ENTER = `CASE WHEN current_setting('server_version_num')::int >= 160000 THEN 'SET' ELSE 'MEMBER' END`;

/** duplicate_object, unique_violation, undefined_object, "tuple concurrently updated" */
const RACES = new Set(['42710', '23505', '42704', 'XX000']);
const MAX_ATTEMPTS = 5;

/**
 * Roles belong to the cluster, and no lock does: another database's migration may be making the
 * same ones at this moment, so what fails for that is looked at again.
 */
export async function makeRoles(client: pg.Client): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      for (const role of ROLES) await makeRole(client, role);
      return;
    } catch (error) {
      if (attempt === MAX_ATTEMPTS || !RACES.has(sqlStateOf(error) ?? '')) throw error;
      await setTimeout(attempt * 100);
    }
  }
}

async function makeRole(client: pg.Client, role: string): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
  if (rowCount === 0) await client.query(`CREATE ROLE ${role} NOLOGIN NOSUPERUSER NOBYPASSRLS`);
  await client.query(`
    DO $$ BEGIN
      IF NOT pg_has_role(current_user, '${role}', ${MAY_ENTER}) THEN
        EXECUTE format('GRANT ${role} TO %I', current_user);
      END IF;
    END $$;
  `);
}

export async function isMemberOfAll(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ held: number }>(
    `SELECT count(*)::int AS held FROM pg_roles
     WHERE rolname = ANY ($1) AND pg_has_role(current_user, oid, ${MAY_ENTER})`,
    [ROLES],
  );
  return rows[0]?.held === ROLES.length;
}
