import {
  getNamedType,
  isInputObjectType,
  isNonNullType,
  isUnionType,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql';

/**
 * Throws at boot for a mutation that a client cannot safely send again: each takes an idempotency
 * key, or says with `@Repeatable` why it needs none.
 */
export function enforceKeys(schema: GraphQLSchema): GraphQLSchema {
  const wrong = Object.values(schema.getMutationType()?.getFields() ?? {}).flatMap((mutation) => {
    const problem = problemOf(mutation);
    return problem === null ? [] : [`${mutation.name} ${problem}`];
  });
  if (wrong.length > 0) throw new Error(`Mutations sent twice: ${wrong.join('; ')}.`);
  return schema;
}

function problemOf(mutation: GraphQLField<unknown, unknown>): string | null {
  const isRepeatable = mutation.extensions['repeatable'] !== undefined;
  if (isRepeatable === takesKey(mutation)) {
    return isRepeatable
      ? 'takes an idempotency key and is repeatable'
      : 'takes no idempotency key and does not say why (@Repeatable)';
  }
  if (isRepeatable || refusesKeys(mutation)) return null;
  return 'takes an idempotency key that its answer cannot refuse (onceUnion)';
}

function takesKey({ args }: GraphQLField<unknown, unknown>): boolean {
  const [input] = args;
  const type = input && getNamedType(input.type);
  return isInputObjectType(type) && isNonNullType(type.getFields()['idempotencyKey']?.type);
}

function refusesKeys({ type }: GraphQLField<unknown, unknown>): boolean {
  const union = getNamedType(type);
  return isUnionType(union) && union.getTypes().some(({ name }) => name === 'IdempotencyKeyReused');
}
