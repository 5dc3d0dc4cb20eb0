import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { Kind, parse, validate, type ValueNode } from 'graphql';
import type { Id } from '../../src/kernel/ids.js';
import { CompiledQueries } from '../../src/platform/graphql/index.js';
import { nounOf } from '../support/api/access-things.js';
import { openAccessWorld, type AccessWorld } from '../support/api/access-world.js';
import { listDocuments, type ListDocument } from '../support/api/list-documents.js';
import { portalOperations, type PortalOperation } from '../support/api/portal-documents.js';
import { keepSentStatements, withoutFrame } from '../support/database/sent-statements.js';
import { ServedApp, type Who } from '../support/api/served-app.js';

/** More rows than statements: one statement for each row would be seen. */
const ROWS = 14;
const MAX_STATEMENTS = 12;
const ENOUGH_TO_COMPILE = 8;
/** A value for each type that a document may ask for beside ids. */
const NO_GROUPS = { match: 'ALL', groups: [] };
const NEEDED: Readonly<Record<string, number | string | object>> = {
  Int: 1,
  String: 'company.which',
  AttributeSubject: 'ADVOCATE',
  HoldingKind: 'REFERRALS',
  ImportOutcome: 'REFUSED',
  SegmentRuleInput: { include: NO_GROUPS, exclude: NO_GROUPS },
  AudienceOwner: 'CHALLENGE',
  PictureOwner: 'CHALLENGE',
  AudienceSideInput: { segmentIds: [], tagIds: [], advocateIds: [] },
  PageSize: ROWS,
  ChallengeFilter: {},
  RewardFilter: {},
};
/** What tells the present moment. */
const NOW = /"(now|asOf)":"[^"]+"/g;

const operations = portalOperations();
const queries = operations.filter(({ kind }) => kind === 'query');

describe("the portal's documents", () => {
  let app: ServedApp;
  let world: AccessWorld;
  let staff: Who;
  let sent: ReturnType<typeof keepSentStatements>;

  beforeAll(async () => {
    app = await ServedApp.open({ role: 'api' });
    world = await openAccessWorld(app, ROWS);
    staff = await app.person(world, ['marketer', 'sales', 'admin']);
    sent = keepSentStatements();
  }, 240_000);
  afterAll(async () => {
    sent.restore();
    await app.close();
  });

  it('the portal asks only for what there is', () => {
    const { schema } = app.serving.app.get(GraphQLSchemaHost);
    const wrong = operations.flatMap(({ name, document }) =>
      validate(schema, parse(document)).map((error) => `${name}: ${error.message}`),
    );
    expect(wrong).toEqual([]);
    expect(queries.length).toBeGreaterThan(20);
  });

  it.each(queries)('$name costs at most 12 statements', async (query) => {
    const counted: number[] = [];
    for (const who of [world.people.advocate, staff]) {
      sent.texts.length = 0;
      const { data, errors } = await app.ask(who, query.document, variablesOf(query));
      if (errors?.some(({ extensions }) => extensions.code === 'FORBIDDEN')) continue;
      expect(errors ?? []).toEqual([]);
      expect(data).not.toBeNull();
      const own = withoutFrame(sent.texts);
      counted.push(own.length);
    }
    expect(counted.length).toBeGreaterThan(0);
    expect(Math.max(...counted)).toBeLessThanOrEqual(MAX_STATEMENTS);
  });

  it.each(queries)('$name is answered by compiled code to the byte as without', async (query) => {
    const compiled = app.serving.app.get(CompiledQueries);
    for (const who of [world.people.advocate, staff]) {
      const body = { query: query.document, variables: variablesOf(query) };
      const answers: string[] = [];
      const before = compiled.answered;
      for (let time = 0; time < ENOUGH_TO_COMPILE; time += 1) {
        const answer = await (await app.post('/graphql', body, who)).text();
        answers.push(answer.replaceAll(NOW, '"now"'));
      }
      expect(new Set(answers)).toEqual(new Set([answers[0]]));
      const isWhole = !answers[0]?.includes('"errors"');
      expect(compiled.answered > before).toBe(isWhole);
    }
  });

  it('a list costs as many statements for many rows as for few, whatever its rows show', async () => {
    const { schema } = app.serving.app.get(GraphQLSchemaHost);
    const growing: object[] = [];
    const long: string[] = [];
    for (const asked of listDocuments(schema)) {
      const [few, many] = [await costOf(asked, 2), await costOf(asked, ROWS)];
      if (many.statements > few.statements) growing.push({ few, many });
      if (many.rows > few.rows) long.push(many.list);
    }
    expect(growing).toEqual([]);
    // Where the world holds no more than two rows, nothing was shown.
    expect(long).toEqual(
      expect.arrayContaining(['advocates', 'challenges', 'referrals', 'rewards']),
    );
  });

  async function costOf({ list, document }: ListDocument, first: number) {
    sent.texts.length = 0;
    const { data, errors } = await app.ask<Record<string, { edges: unknown[] }>>(staff, document, {
      first,
    });
    expect([list, errors ?? []]).toEqual([list, []]);
    return {
      list,
      rows: data?.[list]?.edges.length ?? 0,
      statements: withoutFrame(sent.texts).length,
    };
  }

  /** Ids by the argument that they are passed to, and what else may not be left out. */
  function variablesOf({ node }: PortalOperation): Record<string, number | string | object> {
    const found: Record<string, Id> = {};
    for (const field of node.selectionSet.selections) {
      if (field.kind !== Kind.FIELD) continue;
      for (const { name, value } of field.arguments ?? []) {
        collect(`Query.${field.name.value} ${name.value}`, value, found);
      }
    }
    return { ...neededOf(node), ...found };
  }

  function neededOf({
    variableDefinitions = [],
  }: PortalOperation['node']): Record<string, number | string | object> {
    return Object.fromEntries(
      variableDefinitions.flatMap(({ variable, type }) => {
        const name =
          type.kind === Kind.NON_NULL_TYPE && type.type.kind === Kind.NAMED_TYPE
            ? type.type.name.value
            : '';
        const value = NEEDED[name];
        return value === undefined ? [] : [[variable.name.value, value]];
      }),
    );
  }

  function collect(path: string, value: ValueNode, found: Record<string, Id>): void {
    if (value.kind === Kind.OBJECT) {
      for (const { name, value: inner } of value.fields) {
        collect(`${path}.${name.value}`, inner, found);
      }
    }
    const noun = value.kind === Kind.VARIABLE ? nounOf(path) : null;
    if (noun && value.kind === Kind.VARIABLE) found[value.name.value] = world.own[noun];
  }
});
