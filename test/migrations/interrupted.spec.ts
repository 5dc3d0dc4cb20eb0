import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { currentSchema } from '../../src/migrations/index.js';
import { migrate } from '../../src/platform/database/index.js';
import { emptyDatabase, type EmptyDatabase } from '../support/database/migrated.js';

const names = currentSchema().tables.map(({ name }) => name);
const dump = readFileSync('test/migrations/catalogue.dump.sql', 'utf8');
const quiet = (): void => undefined;

let database: EmptyDatabase;
beforeEach(async () => {
  database = await emptyDatabase();
});
afterEach(() => database.drop());

function killAfter(steps: number): string | null {
  const { signal } = spawnSync(
    process.execPath,
    ['test/support/database/migrate-and-die.mjs', database.url, String(steps)],
    { stdio: 'inherit' },
  );
  return signal;
}

describe('a migration that is killed', () => {
  it.each([1, Math.floor(names.length / 2), names.length - 1])(
    'inside the step after %i steps goes on there, and nothing half made is left',
    async (steps) => {
      expect(killAfter(steps)).toBe('SIGKILL');
      const done = await database.query('SELECT name FROM schema_file ORDER BY name');
      expect(done).toEqual(names.slice(0, steps).map((name) => ({ name })));
      expect((await migrate(database.url, quiet)).applied).toEqual(names.slice(steps));
      expect(await database.catalogue()).toBe(dump);
    },
    60_000,
  );

  it('behind its last step still makes the queues, functions and privileges at the next start', async () => {
    expect(killAfter(names.length)).toBe('SIGKILL');
    expect(await database.catalogue()).not.toBe(dump);
    expect((await migrate(database.url, quiet)).applied).toEqual([]);
    expect(await database.catalogue()).toBe(dump);
    const queues = await database.query(`SELECT FROM pg_tables WHERE schemaname = 'bullmq'`);
    expect(queues.length).toBeGreaterThan(0);
  }, 60_000);
});

describe('migrations at once', () => {
  it('three of one database: one does the work, the others wait and find it done', async () => {
    const results = await Promise.all([1, 2, 3].map(() => migrate(database.url, quiet)));
    const applied = results.map((result) => result.applied.length);
    expect(applied.sort((a, b) => b - a)).toEqual([names.length, 0, 0]);
    expect(await database.catalogue()).toBe(dump);
  }, 60_000);
});
