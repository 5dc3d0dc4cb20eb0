import type pg from 'pg';
import { migrations } from '../../migrations/index.js';

/**
 * Names of the migrations that this version knows and that have not come to their end here. Read
 * from the mark that `migrate` leaves last, which every login may see.
 */
export async function pendingMigrations(client: pg.ClientBase): Promise<string[]> {
  const done = new Set((await migrationMark(client))?.split(' '));
  return migrations.map(({ name }) => name).filter((name) => !done.has(name));
}

/** Names of the migrations of a database, in their order; null where none came to its end. */
export async function migrationMark(client: pg.ClientBase): Promise<string | null> {
  const { rows } = await client.query<{ mark: string | null }>(
    `SELECT obj_description(to_regclass('public.schema_object'), 'pg_class') AS mark`,
  );
  return rows[0]?.mark ?? null;
}
