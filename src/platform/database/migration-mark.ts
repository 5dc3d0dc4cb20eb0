import type pg from 'pg';
import { currentSchema, repeatablesDigest, type Schema } from '../../migrations/index.js';

// `migrate` leaves a mark as the last thing it does: the comment of the table that records the
// files, which every login may read. It names the tables' files and the state of the repeatable ones.

const REPEATABLES = 'repeatables:';

export function markOf(schema: Schema): string {
  const names = schema.tables.map(({ name }) => name);
  return [...names, `${REPEATABLES}${repeatablesDigest(schema)}`].join(' ');
}

/** Null where no migration came to its end. */
export async function readMark(client: pg.ClientBase): Promise<string | null> {
  const { rows } = await client.query<{ mark: string | null }>(
    `SELECT obj_description(to_regclass('public.schema_file'), 'pg_class') AS mark`,
  );
  return rows[0]?.mark ?? null;
}

export async function leaveMark(client: pg.ClientBase, schema: Schema): Promise<void> {
  await client.query(`COMMENT ON TABLE schema_file IS '${markOf(schema)}'`);
}

/** Whether a table's file was applied here that this version does not know. */
export function isOfNewerVersion(mark: string | null, schema: Schema): boolean {
  const known = new Set(schema.tables.map(({ name }) => name));
  const ran = mark?.split(' ').filter((part) => !part.startsWith(REPEATABLES)) ?? [];
  return ran.some((name) => !known.has(name));
}

/** The files that this version has and that were not fully applied here. */
export async function pendingMigrations(client: pg.ClientBase): Promise<string[]> {
  const schema = currentSchema();
  const mark = await readMark(client);
  if (isOfNewerVersion(mark, schema)) return [];
  const done = new Set(mark?.split(' '));
  const pending = schema.tables.map(({ name }) => name).filter((name) => !done.has(name));
  if (pending.length > 0 || mark === markOf(schema)) return pending;
  return ['functions, views and access'];
}
