import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { tables, views } from '../../../architecture.js';
import { relationsOf } from '../../../scripts/lib/sql-tables.mjs';
import { readJudging } from '../../../src/features/segments/segment.queries.js';
import { LISTS } from '../../support/database/composed-lists.js';
import { describeStatement } from '../../support/database/describe-statement.js';
import { differences, type TypedColumn } from '../../support/database/row-types.js';
import { keepSentStatements, withoutFrame } from '../../support/database/sent-statements.js';
import { readSource, type SentText, type Source } from '../../support/database/sql-texts.js';
import { openTestDatabase, type TestDatabase } from '../../support/database/test-database.js';
import { urlOf } from '../../support/database/test-template.js';

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => /(?<!\.spec)\.ts$/.test(file))
  .map((file) => resolve(join('src', file)));

/** What is not one known statement, and where else it is seen. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'tx.ts#run': 'hands on what the callers of Tx send, each of whom is read',
  'cross-program-database.ts#query': 'hands on what its callers send, each of whom is read',
  'transaction.ts#begin': 'BEGIN and begin_program: every test begins so',
  'repeatable-objects.ts#applyFile': 'files of src/migrations, which the migrations’ tests apply',
  'repeatable-objects.ts#replaces': 'files of src/migrations, which the migrations’ tests apply',
  'apply-schema.ts#applyTables': 'files of src/migrations, which the migrations’ tests apply',
  'repeatable-objects.ts#dropObject': 'DROP of a name; the tests of repeatable files drop some',
  'migration-mark.ts#leaveMark': 'COMMENT, which takes no parameter; each migration leaves one',
  'privileges.ts#applyPrivileges': 'GRANTs of names; the catalogue dump shows what they did',
  'roles.ts#makeRole': 'CREATE ROLE and GRANT of a name; the tests of both modes make them',
  'migrate.ts#prepareOwner': 'GRANTs in one message; the tests of both modes send them',
  'migrate.ts#migrateQueues': 'statements of names; the tests of both modes send them',
};

describe('what the code sends to PostgreSQL', () => {
  let test: TestDatabase;
  let client: pg.Client;
  let source: Source;
  let typeNames: ReadonlyMap<number, string>;
  /** by the name of a view */
  const below = new Map<string, readonly string[]>();

  const inShort = ({ at }: SentText): string =>
    at.replace(/^src\/(features|platform\/database)\//, '');
  const isElsewhere = (each: SentText): boolean => ELSEWHERE[inShort(each)] !== undefined;

  beforeAll(async () => {
    test = await openTestDatabase();
    client = new pg.Client({ connectionString: urlOf(new URL(test.url).pathname.slice(1)) });
    await client.connect();
    const types = await test.superuser<{ id: number; name: string }>(
      'SELECT oid::int AS id, typname AS name FROM pg_type',
    );
    typeNames = new Map(types.map(({ id, name }) => [id, name]));
    for (const view of Object.keys(views)) {
      below.set(view, (await prepare(`SELECT FROM ${view}`)).locked);
    }
    source = readSource(files);
  }, 300_000);
  afterAll(async () => {
    await client.end();
    await test.close();
  });

  /** Its columns, and the tables and views that PostgreSQL locks for it: those that it names. */
  async function prepare(
    text: string,
    path = 'public',
  ): Promise<{ columns: TypedColumn[]; locked: string[] }> {
    await client.query(`BEGIN; SET LOCAL search_path = ${path}`);
    try {
      const columns = await describeStatement(client, text);
      const { rows } = await client.query<{ name: string }>(
        `SELECT DISTINCT CASE n.nspname WHEN 'public' THEN '' ELSE n.nspname || '.' END || c.relname AS name
           FROM pg_locks l JOIN pg_class c ON c.oid = l.relation
           JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE l.pid = pg_backend_pid() AND c.relkind IN ('r', 'v') AND n.nspname IN ('public', 'auth')
          ORDER BY 1`,
      );
      return {
        columns: columns.map(({ name, typeId }) => ({ name, type: typeNames.get(typeId) ?? '' })),
        locked: rows.map(({ name }) => name),
      };
    } finally {
      await client.query('ROLLBACK');
    }
  }

  async function problemsOf({ by, rows }: SentText, text: string): Promise<string[]> {
    // Sign-in's own connections look into `auth` first.
    const prepared = await prepare(text, by === 'Pool' ? 'auth, public' : 'public').catch(
      (error: unknown) => String(error),
    );
    if (typeof prepared === 'string') return [prepared];
    const { columns, locked } = prepared;
    const named = new Set(relationsOf(text).flatMap(known));
    const reached = new Set([...named].flatMap((name) => [name, ...(below.get(name) ?? [])]));
    const wrong = [
      ...locked.filter((name) => !reached.has(name)).map((name) => `names ${name}, unseen by lint`),
      ...[...named].filter((name) => !locked.includes(name)).map((name) => `does not name ${name}`),
    ];
    return rows ? [...differences(source.checker, rows, columns), ...wrong] : wrong;
  }

  async function problems(sent: SentText, texts: readonly string[]): Promise<string[]> {
    const found: string[] = [];
    for (const text of texts) {
      found.push(...(await problemsOf(sent, text)).map((problem) => `${sent.at}: ${problem}`));
    }
    return found;
  }

  it('is found', () => {
    expect(source.sent.length).toBeGreaterThan(230);
    expect(source.sent.filter(({ rows }) => rows !== null).length).toBeGreaterThan(140);
  });

  it('is known before it is sent, or listed here with where else it is seen', () => {
    const composed = source.sent.filter(({ texts }) => texts === null).map(inShort);
    const listed = [...Object.keys(LISTS), ...Object.keys(ELSEWHERE)];
    expect(composed.filter((at) => !listed.includes(at))).toEqual([]);
    const sent = source.sent.map(inShort);
    expect(listed.filter((at) => !sent.includes(at))).toEqual([]);
    expect(Object.keys(LISTS).filter((at) => !composed.includes(at))).toEqual([]);
  });

  it('can be prepared, comes as the code says, and names the tables that lint sees', async () => {
    const found: string[] = [];
    for (const sent of source.sent.filter((each) => !isElsewhere(each))) {
      found.push(...(await problems(sent, sent.texts ?? [])));
    }
    expect(found).toEqual([]);
  }, 120_000);

  it.each(Object.keys(LISTS))('%s: so it is, whatever was asked for', async (at) => {
    const program = await test.createProgram();
    const judging = await test.database.read({ programId: program.id }, readJudging);
    const kept = keepSentStatements();
    try {
      await test.database.read(
        { programId: program.id },
        (tx) => LISTS[at]?.(tx, judging) ?? fail(),
      );
    } finally {
      kept.restore();
    }
    const texts = new Set(withoutFrame(kept.texts));
    expect(texts.size).toBeGreaterThan(1);
    const [sent] = source.sent.filter((each) => inShort(each) === at);
    expect(sent && (await problems(sent, [...texts]))).toEqual([]);
  });

  it('a table that is not there, a column and a type would be found', async () => {
    const [sent] = source.sent.filter(({ at }) => at.endsWith('#findDealsByIds'));
    const [text = ''] = sent?.texts ?? [];
    const found = async (changed: string): Promise<string[]> =>
      sent ? problems(sent, [changed]) : [];
    expect(await found(text)).toEqual([]);
    expect(await found(text.replace('FROM deal', 'FROM deals'))).toEqual([
      expect.stringContaining('relation "deals" does not exist'),
    ]);
    expect(await found(text.replace('"externalId"', '"external"'))).toEqual([
      expect.stringContaining('"externalId" is in the type and does not come'),
      expect.stringContaining('"external" comes and is not in the type'),
    ]);
    expect(await found(text.replace('external_id AS', 'amount_minor AS'))).toEqual([
      expect.stringContaining('"externalId" is int8, and the type says string | null'),
    ]);
  });
});

function fail(): never {
  throw new Error('There is no such list.');
}

const owned = new Set([...Object.values(tables).flat(), ...Object.keys(views)]);

function known(name: string): string[] {
  const ours = [name, `auth.${name}`].filter((each) => owned.has(each));
  return ours.slice(0, 1);
}
