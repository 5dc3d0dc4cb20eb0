import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import type { EntityClass } from '../../src/platform/database/index.js';
import { openTestDatabase, type TestDatabase } from '../support/database/test-database.js';

// TypeORM's schema builder can't say whether an entity has drifted here: it knows no row-level
// security, no composite foreign key to another feature (a foreign row is an id, never a relation),
// no partial or expression index and no check, so its log would always drop what the migrations
// made. What an entity does say is compared by our own query: columns, types, nullability and the
// primary key. The rest is held by the catalogue dump. `auth` and `bullmq` have no entities.

interface Shape {
  readonly columns: readonly string[];
  readonly key: readonly string[];
}

const SHAPES = `
  SELECT c.relname AS name,
    (SELECT json_agg(format('%s %s%s', a.attname, format_type(a.atttypid, a.atttypmod),
              CASE WHEN a.attnotnull THEN '' ELSE ' NULL' END) ORDER BY a.attname COLLATE "C")
       FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns,
    (SELECT json_agg(a.attname ORDER BY a.attname COLLATE "C")
       FROM pg_index i JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey)
      WHERE i.indrelid = c.oid AND i.indisprimary) AS key
  FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'`;

async function entityClasses(): Promise<EntityClass[]> {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' });
  const found: EntityClass[] = [];
  for (const file of files.filter((name) => name.endsWith('.entity.ts')).sort()) {
    const module = (await import(resolve(join('src', file)))) as Record<string, unknown>;
    found.push(...Object.values(module).filter((value) => typeof value === 'function'));
  }
  return found;
}

describe('the entities', () => {
  let test: TestDatabase;
  let tables: Map<string, Shape>;

  beforeAll(async () => {
    test = await openTestDatabase(await entityClasses());
    const rows = await test.superuser<Shape & { name: string }>(SHAPES);
    tables = new Map(rows.map(({ name, columns, key }) => [name, { columns, key }]));
  });
  afterAll(() => test.close());

  const describeColumn = (column: ColumnMetadata): string => {
    const type = test.dataSource.driver.normalizeType(column);
    const nullable = column.isNullable ? ' NULL' : '';
    return `${column.databaseName} ${type}${column.isArray ? '[]' : ''}${nullable}`;
  };

  it('are there, each on a table of its own', () => {
    const names = test.dataSource.entityMetadatas.map(({ tableName }) => tableName);
    expect(names).toContain('program');
    expect(names.length).toBe(new Set(names).size);
  });

  it('have not drifted from what the migrations made', () => {
    const shapes = test.dataSource.entityMetadatas.map((entity) => ({
      table: entity.tableName,
      columns: entity.columns.map(describeColumn).sort(),
      key: entity.primaryColumns.map(({ databaseName }) => databaseName).sort(),
    }));
    expect(shapes).toEqual(shapes.map(({ table }) => ({ table, ...tables.get(table) })));
  });

  it('describe no relation, index or check: those are the migrations’ alone', () => {
    const described = test.dataSource.entityMetadatas.flatMap((entity) => [
      ...entity.relations.map((relation) => `${entity.tableName}.${relation.propertyName}`),
      ...entity.indices
        .filter((index) => index.synchronize)
        .map(({ name }) => `${entity.tableName}: index ${name}`),
      ...entity.checks.map(({ name }) => `${entity.tableName}: check ${name}`),
    ]);
    expect(described).toEqual([]);
  });
});
