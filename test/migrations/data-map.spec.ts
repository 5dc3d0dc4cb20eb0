import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dataMap } from '../../src/migrations/data-map.js';
import { openTestDatabase, type TestDatabase } from '../support/database/test-database.js';

/** These hold no text, so they can't hold a person's name; every other type needs a mark. */
const WITHOUT_TEXT = [
  'uuid',
  'uuid[]',
  'boolean',
  'smallint',
  'integer',
  'bigint',
  'numeric',
  'date',
  'timestamp with time zone',
];

/** What outlives the person, or leaves the database: ids, days, numbers and codes alone (R-A5). */
const WITHOUT_PEOPLE = [
  // the ledger
  'wallet',
  'transfer',
  'reversal',
  'lot',
  'lot_use',
  'posting_key',
  // traces
  'timeline',
  'audit',
  'outbox',
  'idempotency_key',
  'notification',
  // facts and decisions
  'deal_fact',
  'referral_fact',
  'referral_decision',
  'deal_link',
  'deal_split',
  'touch',
];

const COLUMNS = `
  SELECT format('%s%s', CASE n.nspname WHEN 'public' THEN '' ELSE n.nspname || '.' END, c.relname) AS table,
         a.attname AS column
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
   WHERE c.relkind IN ('r', 'p') AND n.nspname IN ('public', 'auth')
     AND format_type(a.atttypid, NULL) <> ALL ($1)`;

describe('R-A5: the data map', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await openTestDatabase();
  });
  afterAll(() => test.close());

  async function columns(): Promise<string[]> {
    const rows = await test.superuser<{ table: string; column: string }>(COLUMNS, [WITHOUT_TEXT]);
    return rows.map(({ table, column }) => `${table}.${column}`).sort();
  }

  const marked = Object.entries(dataMap)
    .flatMap(([table, marks]) => Object.keys(marks).map((column) => `${table}.${column}`))
    .sort();

  it('marks every column that can hold text, and no other', async () => {
    expect(marked).toEqual(await columns());
  });

  it('a new column without a mark would be found', async () => {
    await test.superuser('ALTER TABLE touch ADD visitor_name varchar(80), ADD visited integer');
    const found = await columns();
    await test.superuser('ALTER TABLE touch DROP visitor_name, DROP visited');
    expect(found.filter((column) => !marked.includes(column))).toEqual(['touch.visitor_name']);
  });

  it.each(WITHOUT_PEOPLE)('nothing personal or secret is in %s', (table) => {
    const marks = Object.entries(dataMap[table] ?? {});
    expect(marks.filter(([, mark]) => mark !== 'CODE')).toEqual([]);
  });

  it('the queues hold payloads of ids alone, and have no column of their own in the map', () => {
    expect(Object.keys(dataMap).filter((table) => table.startsWith('bullmq.'))).toEqual([]);
  });

  it('the tables that it names are there', async () => {
    const missing = await test.superuser(
      'SELECT name FROM unnest($1::text[]) AS t (name) WHERE to_regclass(name) IS NULL',
      [[...Object.keys(dataMap), ...WITHOUT_PEOPLE]],
    );
    expect(missing).toEqual([]);
  });
});
