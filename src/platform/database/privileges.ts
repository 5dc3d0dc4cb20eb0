import type pg from 'pg';
import type { DatabaseMode } from './pools.js';

interface SchemaObject {
  readonly name: string;
  readonly kind: 'SCHEMA' | 'TABLE' | 'VIEW' | 'FUNCTION';
  readonly app_privileges: string | null;
  readonly jobs_privileges: string | null;
}

/**
 * Inside the caller's transaction: makes grants and the job role's policies equal what the access
 * files wrote down in `schema_object`. With one login there is nobody to grant to: the job scope is
 * then a setting of its pool (`app.scope`).
 */
export async function applyPrivileges(client: pg.Client, mode: DatabaseMode): Promise<void> {
  const { rows } = await client.query<SchemaObject>(
    'SELECT name, kind, app_privileges, jobs_privileges FROM schema_object ORDER BY seq',
  );
  const statements = rows.flatMap((object) => [
    ...(object.kind === 'TABLE' ? jobsPolicy(object, mode) : []),
    ...(mode === 'separated' ? grants(object) : []),
  ]);
  await client.query(statements.join(';\n'));
}

function jobsPolicy(object: SchemaObject, mode: DatabaseMode): string[] {
  const drop = `DROP POLICY IF EXISTS of_jobs ON ${object.name}`;
  // Sign-in's tables belong to no programme: they have no row-level security.
  if (object.name.startsWith('auth.')) return [];
  if (object.jobs_privileges === null) return [drop];
  return mode === 'separated'
    ? [
        drop,
        `CREATE POLICY of_jobs ON ${object.name} TO goodturn_jobs USING (true) WITH CHECK (true)`,
      ]
    : [
        drop,
        `CREATE POLICY of_jobs ON ${object.name} USING (current_setting('app.scope', true) = 'jobs')
           WITH CHECK (current_setting('app.scope', true) = 'jobs')`,
      ];
}

function grants(object: SchemaObject): string[] {
  const word = object.kind === 'FUNCTION' || object.kind === 'SCHEMA' ? `${object.kind} ` : '';
  const target = `${word}${object.name}`;
  const wanted = [
    ['goodturn_app', object.app_privileges],
    ['goodturn_jobs', object.jobs_privileges],
  ] as const;
  return wanted.flatMap(([role, privileges]) => [
    `REVOKE ALL ON ${target} FROM ${role}`,
    ...(privileges === null ? [] : [`GRANT ${privileges} ON ${target} TO ${role}`]),
  ]);
}
