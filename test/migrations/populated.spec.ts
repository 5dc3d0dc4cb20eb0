import { afterEach, describe, expect, it } from '@jest/globals';
import { migrations } from '../../src/migrations/index.js';
import { newId } from '../../src/kernel/ids.js';
import { migrate, type DatabaseMode } from '../../src/platform/database/index.js';
import { emptyDatabase, type EmptyDatabase } from '../support/migrated.js';
import { populate } from '../support/populate.js';
import { asSuperuser, makeLogin } from '../support/test-template.js';

const LOGIN = 'goodturn_test_login';
const quiet = (): void => undefined;
const before = migrations.slice(0, -1);

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
    expect((await migrate(url, quiet, before)).mode).toBe(mode);
    const tables = [...(await populate(database.url, newId())).keys()];
    await populate(database.url, newId());
    const kept = await contents(tables);
    expect(Object.values(kept).map((rows) => rows.length)).toEqual(tables.map(() => 2));

    const last = migrations.at(-1)?.name;
    expect((await migrate(url, quiet)).applied).toEqual([last]);
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
