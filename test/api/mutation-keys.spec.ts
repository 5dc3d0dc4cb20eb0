import { describe, expect, it } from '@jest/globals';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { enforceKeys } from '../../src/platform/graphql/mutation-input.js';

const ERRORS = `type IdempotencyKeyReused { code: String } type Thing { id: ID }
  union Refusable = Thing | IdempotencyKeyReused union Blind = Thing type Query { thing: Thing }`;

function schemaOf(mutation: string, input: string, isRepeatable = false): GraphQLSchema {
  const schema = buildSchema(
    `${ERRORS} input MakeInput { ${input} } type Mutation { ${mutation} }`,
  );
  const [field] = Object.values(schema.getMutationType()?.getFields() ?? {});
  if (field && isRepeatable) field.extensions = { repeatable: 'it sets what it names' };
  return schema;
}

const KEYED = 'name: String idempotencyKey: String!';

describe('a mutation that may come twice', () => {
  it('takes a key, or says why it needs none', () => {
    const taken = schemaOf('make(input: MakeInput!): Refusable', KEYED);
    expect(enforceKeys(taken)).toBe(taken);
    const said = schemaOf('make(input: MakeInput!): Blind', 'name: String', true);
    expect(enforceKeys(said)).toBe(said);
  });

  it.each([
    ['without a key and a reason', 'Refusable', 'name: String', false, 'does not say why'],
    [
      'with a key that may be left out',
      'Refusable',
      'idempotencyKey: String',
      false,
      'does not say why',
    ],
    ['with a key and a reason for none', 'Refusable', KEYED, true, 'and is repeatable'],
    ['whose answer cannot refuse its key', 'Blind', KEYED, false, 'cannot refuse'],
  ])('%s stops the boot, and is named', (_what, answer, input, isRepeatable, text) => {
    const schema = schemaOf(`make(input: MakeInput!): ${answer}`, input, isRepeatable);
    expect(() => enforceKeys(schema)).toThrow(`make takes`);
    expect(() => enforceKeys(schema)).toThrow(text);
  });
});
