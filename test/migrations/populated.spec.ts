import { afterEach, describe, expect, it } from '@jest/globals';
import { currentSchema } from '../../src/migrations/index.js';
import { newId } from '../../src/kernel/ids.js';
import { migrate, type DatabaseMode } from '../../src/platform/database/index.js';
import { emptyDatabase, type EmptyDatabase } from '../support/database/migrated.js';
import { populate } from '../support/database/populate.js';
import { asSuperuser, makeLogin } from '../support/database/test-template.js';
import { undoMigration } from '../support/database/undo-migration.js';

const LOGIN = 'goodturn_test_login';
const quiet = (): void => undefined;
const last = currentSchema().tables.at(-1);

let database: EmptyDatabase;

async function empty(mode: DatabaseMode): Promise<string> {
  if (mode === 'separated') {
    database = await emptyDatabase();
    return database.url;
  }
  await asSuperuser((client) => makeLogin(client, LOGIN));
  database = await emptyDatabase(LOGIN);
  return database.as(LOGIN);
}

/** Of `tables` those that are there. */
async function those(tables: string[]): Promise<string[]> {
  const found = await database.query<{ name: string }>(
    'SELECT name FROM unnest($1::text[]) name WHERE to_regclass(name) IS NOT NULL',
    [tables],
  );
  return found.map(({ name }) => name);
}

/** Every row of every table that is there, as text. */
async function contents(tables: Iterable<string>): Promise<Record<string, unknown[]>> {
  const found: Record<string, unknown[]> = {};
  for (const table of tables) {
    found[table] = await database.query(`SELECT * FROM ${table} ORDER BY 1, 2`);
  }
  return found;
}

afterEach(() => database.drop());

describe.each<DatabaseMode>(['separated', 'single-login'])('a populated database, %s', (mode) => {
  it('of the release before migrates, and keeps every row of every programme', async () => {
    const url = await empty(mode);
    expect((await migrate(url, quiet)).mode).toBe(mode);
    const all = [...(await populate(database.url, newId())).keys()];
    await populate(database.url, newId());
    if (last === undefined) throw new Error('There is no migration');
    await undoMigration(url, last, mode === 'separated' ? '-c role=goodturn_owner' : '');
    const tables = await those(all);
    const kept = await contents(tables);
    expect(tables.filter((table) => (kept[table] ?? []).length < 2)).toEqual([]);

    expect((await migrate(url, quiet)).applied).toEqual([last.name]);
    for (const [table, rows] of Object.entries(await contents(tables))) {
      // A migration may add columns; what was there stays as it was.
      expect([table, rows]).toMatchObject([table, kept[table] as object[]]);
    }
  }, 60_000);

  it('that is current is left alone', async () => {
    const url = await empty(mode);
    await migrate(url, quiet);
    await populate(database.url, newId());
    expect((await migrate(url, quiet)).applied).toEqual([]);
  }, 60_000);
});
