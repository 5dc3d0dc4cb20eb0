import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { currentSchema } from '../../src/migrations/index.js';
import { migrate } from '../../src/platform/database/index.js';
import { emptyDatabase, LEFT_OVERS, type EmptyDatabase } from '../support/database/migrated.js';
import { undoMigration } from '../support/database/undo-migration.js';

const { tables } = currentSchema();
const dump = readFileSync('test/migrations/catalogue.dump.sql', 'utf8');
const quiet = (): void => undefined;

describe('down', () => {
  let database: EmptyDatabase;
  /** the catalogue after 1, 2, … files of tables, without what is repeatable */
  const stages: string[] = [];

  beforeAll(async () => {
    database = await emptyDatabase();
    for (let count = 1; count <= tables.length; count += 1) {
      await migrate(database.url, quiet, { tables: tables.slice(0, count), repeatables: [] });
      stages.push(await database.catalogue());
    }
    await migrate(database.url, quiet);
  }, 120_000);
  afterAll(() => database.drop());

  const undo = (index: number): Promise<void> => {
    const file = tables[index];
    if (file === undefined) throw new RangeError(`No file ${index}`);
    return undoMigration(database.url, file);
  };

  it('begins from the same database whether it was made in steps or at once', async () => {
    expect(await database.catalogue()).toBe(dump);
    expect(await database.query(LEFT_OVERS)).not.toEqual([]);
  });

  // In order: each case starts where the one before it ended.
  it.each([...tables.keys()].slice(1).reverse())(
    'of migration %i gives back what was there before it',
    async (index) => {
      await undo(index);
      expect(await database.catalogue()).toBe(stages[index - 1]);
    },
  );

  it('of the first leaves nothing, and up again is the whole database', async () => {
    await undo(0);
    expect(await database.query(LEFT_OVERS)).toEqual([]);
    expect((await migrate(database.url, quiet)).applied).toHaveLength(tables.length);
    expect(await database.catalogue()).toBe(dump);
  }, 60_000);
});
