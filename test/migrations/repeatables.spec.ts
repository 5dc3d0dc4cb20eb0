import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { currentSchema, type RepeatableFile, type Schema } from '../../src/migrations/index.js';
import {
  migrate,
  pendingMigrations,
  type MigrateResult,
} from '../../src/platform/database/index.js';
import { emptyDatabase, type EmptyDatabase } from '../support/database/migrated.js';
import { asSuperuser } from '../support/database/test-template.js';

const schema = currentSchema();
const dump = readFileSync('test/migrations/catalogue.dump.sql', 'utf8');
const lines: string[] = [];

const changed = (hash: string): string => `${hash} changed`;

/** As the next version would have it: `change` answers a file's new text, or null where it is gone. */
function version(change: (file: RepeatableFile) => string | null): Schema {
  const repeatables = schema.repeatables.flatMap((file) => {
    const text = change(file);
    if (text === null) return [];
    return text === file.text ? [file] : [{ ...file, text, hash: changed(file.hash) }];
  });
  return { tables: schema.tables, repeatables };
}

const only =
  (name: string, change: (text: string) => string | null) =>
  (file: RepeatableFile): string | null =>
    file.name === name ? change(file.text) : file.text;

describe('what is repeatable', () => {
  let database: EmptyDatabase;

  beforeAll(async () => {
    database = await emptyDatabase();
    await migrate(database.url, () => undefined);
  }, 60_000);
  afterAll(() => database.drop());

  const to = (next: Schema): Promise<MigrateResult> =>
    migrate(database.url, (line) => lines.push(line), next);

  /** Back to this version: nothing of the other is left. */
  async function andBack(): Promise<readonly string[]> {
    const { repeated } = await to(schema);
    expect(await database.catalogue()).toBe(dump);
    return repeated;
  }

  const answer = async (sql: string): Promise<unknown> =>
    Object.values((await database.query<Record<string, unknown>>(sql))[0] ?? {})[0];

  const MEMBER = 'functions/tenancy/app_member_id';

  it('a changed file is applied again, and no other', async () => {
    const next = version(only(MEMBER, (text) => text.replace('app.member_id', 'app.other_id')));
    expect(await to(next)).toMatchObject({ applied: [], repeated: [MEMBER] });
    const definition = await answer(`SELECT pg_get_functiondef('app_member_id()'::regprocedure)`);
    expect(definition).toContain('app.other_id');
    expect(await to(next)).toMatchObject({ applied: [], repeated: [] });
    expect(await andBack()).toEqual([MEMBER]);
  });

  it('until it is applied the doctor says so', async () => {
    await to(version(only(MEMBER, (text) => `${text}-- and a word more\n`)));
    const pending = await asSuperuser(pendingMigrations, database.url);
    expect(pending).toEqual(['functions, views and access']);
    await andBack();
    expect(await asSuperuser(pendingMigrations, database.url)).toEqual([]);
  });

  it('a function with other arguments takes the place of the old one, with its privileges', async () => {
    const name = 'functions/database/refresh_statistics';
    await to(version(only(name, (text) => text.replace('in_table text', 'in_table text, b int'))));
    const found = await database.query(
      `SELECT oid::regprocedure::text AS name, has_function_privilege('goodturn_app', oid, 'EXECUTE') AS may
         FROM pg_proc WHERE proname = 'refresh_statistics'`,
    );
    expect(found).toEqual([{ name: 'refresh_statistics(text,integer)', may: true }]);
    await andBack();
  });

  it('a function that answers something else takes the place of the old one', async () => {
    const name = 'functions/database/refuse_change';
    expect(
      await answer(`SELECT count(*)::int FROM pg_trigger WHERE tgfoid = 'refuse_change'::regproc`),
    ).toBeGreaterThan(10);
    // Triggers lean on this one: it is refused, and nothing has changed.
    const next = version(only(name, (text) => text.replace('RETURNS trigger', 'RETURNS void')));
    await expect(to(next)).rejects.toThrow(
      /refuse_change\.sql could not be applied.*SQLSTATE 2BP01/,
    );
    expect(await database.catalogue()).toBe(dump);
    const other = 'functions/ledger/mark_undone';
    const undone = (text: string): string =>
      text
        .replace('RETURNS void', 'RETURNS bigint')
        .replace('+ excluded.released', '+ excluded.released RETURNING 1::bigint');
    await to(version(only(other, undone)));
    expect(await answer(`SELECT pg_get_function_result('mark_undone'::regproc)`)).toBe('bigint');
    await andBack();
  });

  it('a view with fewer columns takes the place of the old one, with its privileges', async () => {
    await to(version(only('views/ledger/entry', (text) => text.replace(', t.recorded_at', ''))));
    const columns = await database.query(
      `SELECT FROM information_schema.columns WHERE table_name = 'entry' AND column_name = 'recorded_at'`,
    );
    expect(columns).toEqual([]);
    expect(await answer(`SELECT has_table_privilege('goodturn_app', 'entry', 'SELECT')`)).toBe(
      true,
    );
    await andBack();
  });

  it('what has no file any more is dropped and forgotten', async () => {
    const gone = ['views/ledger/entry', 'functions/database/refresh_statistics'];
    await to(version(({ name, text }) => (gone.includes(name) ? null : text)));
    expect(await answer(`SELECT to_regclass('entry')`)).toBeNull();
    expect(await answer(`SELECT to_regproc('refresh_statistics')`)).toBeNull();
    const objects = await database.query(
      `SELECT FROM schema_object WHERE name LIKE 'entry%' OR name LIKE 'refresh_statistics%'`,
    );
    expect(objects).toEqual([]);
    expect([...(await andBack())].sort()).toEqual(gone.sort());
  });

  it('an error names its file, and the version before stays whole', async () => {
    const next = version(
      only('views/ledger/entry', (text) => text.replace('FROM transfer t', 'FROM nowhere t')),
    );
    const says =
      'src/migrations/views/ledger/entry.sql could not be applied, and nothing of it was. ' +
      'The database refused what it was asked. (SQLSTATE 42P01)';
    // Who writes it finds the database's own words in the cause.
    await expect(to(next)).rejects.toMatchObject({
      message: says,
      cause: { message: 'relation "nowhere" does not exist' },
    });
    expect(await database.catalogue()).toBe(dump);
  });

  it('every function says who may call it', async () => {
    const open = await database.query<{ name: string }>(
      `SELECT oid::regprocedure::text AS name FROM pg_proc
        WHERE pronamespace IN ('public'::regnamespace, 'auth'::regnamespace)
          AND (proacl IS NULL OR EXISTS (SELECT FROM aclexplode(proacl) WHERE grantee = 0)) ORDER BY 1`,
    );
    // Policies ask these two, whoever reads.
    expect(open.map(({ name }) => name)).toEqual(['app_member_id()', 'app_program_id()']);
  });
});

describe('what is frozen', () => {
  let database: EmptyDatabase;

  beforeAll(async () => {
    database = await emptyDatabase();
    await migrate(database.url, () => undefined);
  }, 60_000);
  afterAll(() => database.drop());

  it('a file that has changed since it ran stops the migration, by name', async () => {
    const tables = schema.tables.map((file, index) =>
      index === 4 ? { ...file, hash: changed(file.hash) } : file,
    );
    // Something is to be done, or nothing would be looked at.
    const repeatables = schema.repeatables
      .slice(1)
      .map((file) => ({ ...file, hash: changed(file.hash) }));
    await expect(migrate(database.url, () => undefined, { tables, repeatables })).rejects.toThrow(
      `src/migrations/${schema.tables[4]?.name ?? ''}.sql has changed since it ran`,
    );
    expect(await database.catalogue()).toBe(dump);
  });

  it('a database of a newer version is left as it is, and said so', async () => {
    const older: Schema = { tables: schema.tables.slice(0, -1), repeatables: schema.repeatables };
    const said: string[] = [];
    const result = await migrate(database.url, (line) => said.push(line), older);
    expect(result).toEqual({ mode: 'separated', applied: [], repeated: [] });
    expect(said).toEqual(['a newer version has migrated this database: it is left as it is']);
    expect(await database.catalogue()).toBe(dump);
  });

  it('tables of before the first release are told apart', async () => {
    const old = await emptyDatabase();
    try {
      await old.query('CREATE TABLE program (id uuid PRIMARY KEY)');
      await expect(migrate(old.url, () => undefined)).rejects.toThrow(/before the first release/);
    } finally {
      await old.drop();
    }
  });
});
