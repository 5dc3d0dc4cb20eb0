import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { buildSchema, printSchema } from 'graphql';
import { ACCESS } from '../../src/app.module.js';
import {
  commonAccess,
  enforceAccess,
  type AccessTable,
} from '../../src/platform/graphql/access.js';
import { ServedApp } from '../support/api/served-app.js';

/** A fresh copy each time: the guard is put into the schema that it is given. */
const small = () => buildSchema('type Query { open: Thing } type Thing { id: ID! secret: String }');

describe('access tables', () => {
  let app: ServedApp;
  let printed: string;
  const tables = [commonAccess, ...ACCESS];

  beforeAll(async () => {
    app = await ServedApp.open({ role: 'api' });
    printed = printSchema(app.serving.app.get(GraphQLSchemaHost).schema);
  });
  afterAll(() => app.close());

  it('R-A2: a field without a row stops the boot, and is named', () => {
    const rows: AccessTable = { 'Query.open': 'PUBLIC', 'Thing.id': 'PARENT' };
    expect(() => enforceAccess(small(), [rows])).toThrow('No access row (R-A2) for: Thing.secret');
    expect(() => enforceAccess(small(), [rows, { 'Thing.*': 'PARENT' }])).not.toThrow();
  });

  it('R-A2: an operation needs a row of its own, whatever its type says', () => {
    const rows: AccessTable = { 'Query.*': 'PUBLIC', 'Thing.*': 'PARENT' };
    expect(() => enforceAccess(small(), [rows])).toThrow('Query.open');
  });

  it('a row for nothing, and two rows for one field, stop the boot', () => {
    const rows: AccessTable = { 'Query.open': 'PUBLIC', 'Thing.*': 'PARENT' };
    expect(() => enforceAccess(small(), [rows, { 'Thing.gone': 'PARENT' }])).toThrow('Thing.gone');
    expect(() => enforceAccess(small(), [rows, { 'Thing.*': 'PARENT' }])).toThrow(
      'Two access rows',
    );
  });

  it('R-A2: no row of the product can be left out, but those that narrow their type', () => {
    const rows = tables.flatMap((table) => Object.keys(table));
    const narrowing = rows.filter((row) => {
      const without = tables.map((table) =>
        Object.fromEntries(Object.entries(table).filter(([key]) => key !== row)),
      );
      try {
        enforceAccess(buildSchema(printed), without);
        return true;
      } catch {
        return false;
      }
    });
    expect(rows.length).toBeGreaterThan(100);
    // Each has its own case in the matrix, with who may read it.
    expect(narrowing.sort()).toEqual([
      'Advocate.attributes',
      'Advocate.nomination',
      'Advocate.segments',
      'Advocate.tags',
      'Challenge.definition',
      'Challenge.stats',
      'Challenge.timeline',
      'Reward.codesFree',
      'Reward.codesLoaded',
      'Reward.timeline',
      'Reward.units',
    ]);
  }, 60_000);
});
