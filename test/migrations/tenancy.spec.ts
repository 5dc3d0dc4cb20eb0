import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { newId, type Id } from '../../src/kernel/ids.js';
import { poolOptions, type DatabaseMode } from '../../src/platform/database/index.js';
import { populate, rowsIn } from '../support/database/populate.js';
import { openTestDatabase, type TestDatabase } from '../support/database/test-database.js';
import { urlOf } from '../support/database/test-template.js';

type Rows = Awaited<ReturnType<typeof populate>>;

/** Unique in the installation, with the reason. */
const UNIQUE_EVERYWHERE = [
  // the address of a programme: /p/:slug
  'program_slug_key',
  // the address of a link, which names no programme: /r/:code
  'link_code_key',
];

const keyOf = (table: string): string => (table === 'program' ? 'id' : 'program_id');
const superuserUrl = (test: TestDatabase): string => urlOf(new URL(test.url).pathname.slice(1));

describe.each<DatabaseMode>(['separated', 'single-login'])('R-A1, %s', (mode) => {
  const [mine, theirs]: Id[] = [newId(), newId()];
  let test: TestDatabase;
  let app: pg.Client;
  let ours: Rows;
  let foreign: Rows;

  beforeAll(async () => {
    test = await openTestDatabase([], { mode });
    ours = await populate(superuserUrl(test), mine ?? '');
    foreign = await populate(superuserUrl(test), theirs ?? '');
    app = new pg.Client(poolOptions(test.url, mode, 'goodturn_app', 1));
    await app.connect();
  }, 60_000);
  afterAll(async () => {
    await app.end();
    await test.close();
  });

  /** What the statement did as the application: its rows, or why it was refused. Undone after. */
  async function tried(program: Id | null, sql: string, values: unknown[] = []): Promise<unknown> {
    await app.query('BEGIN');
    try {
      if (program !== null) {
        await app.query(`SELECT set_config('app.program_id', $1, true)`, [program]);
      }
      return (await app.query<object>(sql, values)).rowCount;
    } catch (error) {
      return (error as { code?: string }).code;
    } finally {
      await app.query('ROLLBACK');
    }
  }

  /** 42501: no right, or the policy's check; GT001: the trigger of a table that is never changed. */
  const REFUSED = expect.stringMatching(/^(42501|GT001)$/) as unknown;

  async function sweep(check: (table: string) => Promise<unknown>): Promise<object> {
    const found: Record<string, unknown> = {};
    for (const table of ours.keys()) found[table] = await check(table);
    return found;
  }

  function inEach(wanted: (table: string) => unknown): object {
    return Object.fromEntries([...ours.keys()].map((table) => [table, wanted(table)]));
  }

  function everywhere(wanted: unknown): object {
    return inEach(() => wanted);
  }

  it('every table of a programme has a row of each of the two', async () => {
    const tables = await test.superuser<{ name: string }>(
      `SELECT name FROM schema_object WHERE kind = 'TABLE' AND program_key IS NOT NULL`,
    );
    expect([...ours.keys()].sort()).toEqual(tables.map(({ name }) => name).sort());
    const counts = await sweep(
      async (table) => (await test.superuser(`SELECT FROM ${table}`)).length,
    );
    expect(counts).toEqual(inEach((table) => 2 * rowsIn(table)));
  });

  it('without a programme every table is empty', async () => {
    expect(await sweep((table) => tried(null, `SELECT FROM ${table}`))).toEqual(everywhere(0));
    // After its first use the setting is '' and not NULL.
    await tried(mine ?? '', 'SELECT 1');
    expect(await sweep((table) => tried(null, `SELECT FROM ${table}`))).toEqual(everywhere(0));
  });

  it('a programme sees its own row of every table, and none of the other’s', async () => {
    const seen = await sweep(async (table) => [
      await tried(mine ?? '', `SELECT FROM ${table}`),
      await tried(mine ?? '', `SELECT FROM ${table} WHERE ${keyOf(table)} = $1`, [theirs]),
    ]);
    expect(seen).toEqual(inEach((table) => [rowsIn(table), 0]));
  });

  it('the sweep would see a table whose security is off', async () => {
    await test.superuser('ALTER TABLE deal DISABLE ROW LEVEL SECURITY');
    const seen = await tried(mine ?? '', 'SELECT FROM deal');
    await test.superuser('ALTER TABLE deal ENABLE ROW LEVEL SECURITY');
    expect(seen).toBe(2);
  });

  it('a row of the other is not changed or deleted, by any statement', async () => {
    const changed = await sweep(async (table) => [
      await tried(
        mine ?? '',
        `UPDATE ${table} SET ${keyOf(table)} = $1 WHERE ${keyOf(table)} = $2`,
        [mine, theirs],
      ),
      await tried(mine ?? '', `DELETE FROM ${table} WHERE ${keyOf(table)} = $1`, [theirs]),
    ]);
    // Nothing found (0), or nothing allowed: what an append-only table answers depends on its rows.
    const outcomes = Object.entries(changed as Record<string, unknown[]>);
    const done = outcomes.filter(([, codes]) =>
      codes.some((code) => code !== 0 && code !== '42501' && code !== 'GT001'),
    );
    expect(done).toEqual([]);
  });

  it('a row is not made for the other, nor moved to it; and no key of theirs is told', async () => {
    const made = await sweep((table) => {
      const row = foreign.get(table) ?? {};
      const numbered = NUMBERED[table];
      const columns = Object.keys(row).filter((name) => name !== numbered);
      // A copy of their very row: a unique key that was looked at first would answer 23505.
      return tried(
        mine ?? '',
        `INSERT INTO ${table} (${columns.join(', ')})
         SELECT ${columns.join(', ')} FROM jsonb_populate_record(NULL::${table}, $1)`,
        [JSON.stringify(row)],
      );
    });
    expect(made).toEqual(everywhere(REFUSED));
    const moved = await sweep((table) =>
      tried(mine ?? '', `UPDATE ${table} SET ${keyOf(table)} = $1`, [theirs]),
    );
    expect(moved).toEqual(everywhere(REFUSED));
  });
});

/** Columns that number their rows themselves. */
const NUMBERED: Readonly<Record<string, string>> = { timeline: 'seq', measure_change: 'id' };

describe('R-A1: the keys of a programme’s tables', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await openTestDatabase();
  });
  afterAll(() => test.close());

  const TENANT_TABLES = `
    SELECT to_regclass(name) AS oid, program_key FROM schema_object
     WHERE kind = 'TABLE' AND program_key IS NOT NULL`;

  const UNIQUE_WITHOUT = `
    SELECT c.relname AS name FROM (${TENANT_TABLES}) t
      JOIN pg_index i ON i.indrelid = t.oid AND i.indisunique
      JOIN pg_class c ON c.oid = i.indexrelid
     WHERE NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = t.oid
       AND a.attname = t.program_key AND a.attnum = ANY (i.indkey))`;

  const FOREIGN_KEYS = `
    SELECT format('%s: %s', k.conrelid::regclass, pg_get_constraintdef(k.oid)) AS name,
           EXISTS (SELECT FROM unnest(k.conkey, k.confkey) AS pair (own, target)
             JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = pair.own
             JOIN pg_attribute b ON b.attrelid = k.confrelid AND b.attnum = pair.target
             JOIN (${TENANT_TABLES}) other ON other.oid = k.confrelid
            WHERE a.attname = t.program_key AND b.attname = other.program_key) AS joined
      FROM (${TENANT_TABLES}) t
      JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype = 'f'`;

  interface Named {
    readonly name: string;
    readonly joined?: boolean;
  }

  it('every unique key contains the programme, but for the named ones', async () => {
    const without = await test.superuser<Named>(UNIQUE_WITHOUT);
    expect(without.map(({ name }) => name).sort()).toEqual([...UNIQUE_EVERYWHERE].sort());
  });

  it('every foreign key joins rows of one programme', async () => {
    const foreignKeys = await test.superuser<Named>(FOREIGN_KEYS);
    expect(foreignKeys.length).toBeGreaterThan(10);
    expect(foreignKeys.filter(({ joined }) => !joined)).toEqual([]);
  });

  it('keys that cross programmes would be found', async () => {
    await test.superuser(`
      CREATE UNIQUE INDEX crosses ON deal (id);
      ALTER TABLE deal_link ADD FOREIGN KEY (deal_id) REFERENCES deal (id)`);
    const keys = await test.superuser<Named>(UNIQUE_WITHOUT);
    expect(keys.map(({ name }) => name)).toContain('crosses');
    const crossing = (await test.superuser<Named>(FOREIGN_KEYS)).filter(({ joined }) => !joined);
    expect(crossing).toEqual([
      { name: 'deal_link: FOREIGN KEY (deal_id) REFERENCES deal(id)', joined: false },
    ]);
  });
});
