import {
  getNamedType,
  getNullableType,
  GraphQLID,
  isInputObjectType,
  isNonNullType,
  isUnionType,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLSchema,
} from 'graphql';
import { SchemaNotServed } from './schema-not-served.js';

type Mutation = Pick<GraphQLField<unknown, unknown>, 'name' | 'args' | 'type' | 'extensions'>;

/**
 * Throws at boot for a mutation that a client cannot safely send again: each takes an idempotency
 * key, or declares with `@Repeatable` why it needs none.
 */
export function enforceKeys(schema: GraphQLSchema): GraphQLSchema {
  const wrong = Object.values(schema.getMutationType()?.getFields() ?? {}).flatMap((mutation) => {
    const problem = problemOf(mutation);
    return problem === null ? [] : [`${mutation.name} ${problem}`];
  });
  if (wrong.length > 0) throw new SchemaNotServed(`Mutations sent twice: ${wrong.join('; ')}.`);
  return schema;
}

function problemOf(mutation: Mutation): string | null {
  const isRepeatable = mutation.extensions['repeatable'] !== undefined;
  if (isRepeatable === takesKey(mutation)) {
    return isRepeatable
      ? 'takes an idempotency key and is repeatable'
      : 'takes no idempotency key and does not say why (@Repeatable)';
  }
  if (isRepeatable || canAnswer(mutation, 'IdempotencyKeyReused')) return null;
  return 'takes an idempotency key that its answer cannot refuse (onceUnion)';
}

/**
 * The fields of its input that name a row by its id (`id`, `rewardId`), where its answer can say
 * that there is none. Where it cannot, an id is a setting, which the verb checks; so is one within a
 * document (`at`, a question of a survey).
 */
export function idsOf(mutation: Mutation): readonly string[] {
  if (!canAnswer(mutation, 'NotFound')) return [];
  return fieldsOf(mutation)
    .filter(({ name, type }) => namesRow(name) && getNullableType(type) === GraphQLID)
    .map(({ name }) => name);
}

function namesRow(field: string): boolean {
  return /^id$|Id$/.test(field);
}

/** Whether a field of this name holds the id, or the ids, of rows. */
export function namesRows(field: string): boolean {
  return namesRow(field.replace(/s$/, ''));
}

function takesKey(mutation: Mutation): boolean {
  return fieldsOf(mutation).some(
    ({ name, type }) => name === 'idempotencyKey' && isNonNullType(type),
  );
}

function fieldsOf({ args: [input] }: Mutation): GraphQLInputField[] {
  const type = input && getNamedType(input.type);
  return isInputObjectType(type) ? Object.values(type.getFields()) : [];
}

export function canAnswer({ type }: Mutation, member: string): boolean {
  const union = getNamedType(type);
  return isUnionType(union) && union.getTypes().some(({ name }) => name === member);
}
