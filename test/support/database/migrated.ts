import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { dumpCatalogue } from './catalogue.mjs';
import { asSuperuser, testServerUrl } from './test-template.js';

/** An empty database, for the tests of migrations. */
export interface EmptyDatabase {
  /** as the superuser */
  readonly url: string;
  readonly name: string;
  /** the same database for another login, whose password is its name */
  as(login: string): string;
  query<Row extends pg.QueryResultRow>(sql: string, values?: unknown[]): Promise<Row[]>;
  catalogue(): Promise<string>;
  drop(): Promise<void>;
}

export async function emptyDatabase(
  owner: string | null = null,
  server = testServerUrl(),
): Promise<EmptyDatabase> {
  const name = `goodturn_empty_${randomBytes(6).toString('hex')}`;
  await asSuperuser(
    (client) => client.query(`CREATE DATABASE ${name} ${owner === null ? '' : `OWNER ${owner}`}`),
    server,
  );
  const url = Object.assign(new URL(server), { pathname: `/${name}` }).href;
  return {
    url,
    name,
    as: (login) => Object.assign(new URL(url), { username: login, password: login }).href,
    query: async <Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []) =>
      asSuperuser(async (client) => (await client.query<Row>(sql, values)).rows, url),
    catalogue: () => asSuperuser(dumpCatalogue, url),
    drop: async () => {
      await asSuperuser((client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`), server);
    },
  };
}

/** What a migrated database has at once in the schemas that are ours; empty when all is undone. */
export const LEFT_OVERS = `
  SELECT c.relname AS name FROM pg_class c
   WHERE c.relnamespace = 'public'::regnamespace AND c.relname NOT LIKE 'schema_file%'
  UNION ALL
  SELECT p.proname FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace
  UNION ALL
  SELECT t.typname FROM pg_type t
   WHERE t.typnamespace = 'public'::regnamespace AND t.typname NOT LIKE '%schema_file'
  UNION ALL
  SELECT n.nspname FROM pg_namespace n WHERE n.nspname = 'auth'`;
