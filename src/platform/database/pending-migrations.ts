import type pg from 'pg';
import { migrations } from '../../migrations/index.js';

/** Names of the migrations that this version knows and that the database has not seen yet. */
export async function pendingMigrations(client: pg.ClientBase): Promise<string[]> {
  const names = migrations.map((Migration) => Migration.name);
  const { rows: tables } = await client.query<{ there: boolean }>(
    `SELECT to_regclass('public.migrations') IS NOT NULL AS there`,
  );
  if (!tables[0]?.there) return names;
  const { rows } = await client.query<{ name: string }>('SELECT name FROM migrations');
  const ran = new Set(rows.map(({ name }) => name));
  return names.filter((name) => !ran.has(name));
}
