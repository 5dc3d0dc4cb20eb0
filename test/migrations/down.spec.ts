import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { DataSource } from 'typeorm';
import { migrations } from '../../src/migrations/index.js';
import { migrate } from '../../src/platform/database/index.js';
import { emptyDatabase, LEFT_OVERS, type EmptyDatabase } from '../support/migrated.js';

const dump = readFileSync('test/migrations/catalogue.dump.sql', 'utf8');
const quiet = (): void => undefined;

describe('down', () => {
  let database: EmptyDatabase;
  let source: DataSource;
  /** the catalogue after 1, 2, … migrations */
  const stages: string[] = [];

  beforeAll(async () => {
    database = await emptyDatabase();
    for (let count = 1; count <= migrations.length; count += 1) {
      await migrate(database.url, quiet, migrations.slice(0, count));
      stages.push(await database.catalogue());
    }
    source = await new DataSource({
      type: 'postgres',
      url: database.url,
      extra: { max: 1, options: '-c role=goodturn_owner' },
      migrations,
      installExtensions: false,
    }).initialize();
  }, 120_000);
  afterAll(async () => {
    await source.destroy();
    await database.drop();
  });

  it('begins from the same database whether it was made in steps or at once', async () => {
    expect(stages.at(-1)).toBe(dump);
    expect(await database.query(LEFT_OVERS)).not.toEqual([]);
  });

  // In order: each case starts where the one before it ended.
  it.each([...migrations.keys()].slice(1).reverse())(
    'of migration %i gives back what was there before it',
    async (index) => {
      await source.undoLastMigration({ transaction: 'each' });
      expect(await database.catalogue()).toBe(stages[index - 1]);
    },
  );

  it('of the first leaves nothing, and up again is the whole database', async () => {
    await source.undoLastMigration({ transaction: 'each' });
    expect(await database.query(LEFT_OVERS)).toEqual([]);
    expect((await migrate(database.url, quiet)).applied).toHaveLength(migrations.length);
    expect(await database.catalogue()).toBe(dump);
  }, 60_000);
});
