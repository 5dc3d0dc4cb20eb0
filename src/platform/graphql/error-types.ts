import { createUnionType, Field, Int, ObjectType, type ReturnTypeFunc } from '@nestjs/graphql';
import {
  IdempotencyKeyReused,
  InvalidInput,
  NotPublishable,
  RuleBroken,
  StaleVersion,
  TryAgain,
  type UserErrorClass,
} from '../errors/index.js';
import { FieldProblem, UserError } from './common.graphql.js';

type ClassOf = abstract new (...args: never[]) => unknown;

const typesOfErrors = new Map<UserErrorClass, ClassOf>();

interface ErrorField {
  readonly type: ReturnTypeFunc;
  readonly nullable?: boolean;
  readonly description?: string;
}

/**
 * The GraphQL type of an expected error that has more fields than every error has: `fields` come
 * from the error's `extra`, or from a resolver of the returned class.
 */
export function errorType(
  error: UserErrorClass,
  fields: Readonly<Record<string, ErrorField>>,
  description?: string,
): ClassOf {
  const type = class extends UserError {};
  for (const [name, { type: typeOfField, ...options }] of Object.entries(fields)) {
    Field(typeOfField, options)(type.prototype, name);
  }
  const described = description === undefined ? {} : { description };
  ObjectType(error.type, { implements: () => [UserError], ...described })(type);
  typesOfErrors.set(error, type);
  return type;
}

function typeOf(error: UserErrorClass): ClassOf {
  return typesOfErrors.get(error) ?? errorType(error, {});
}

/**
 * A mutation's answer: the success and every expected error, by its class. Members carry
 * `__typename`. Every write can be overtaken by others, so TryAgain is a member of each.
 */
export function resultUnion(
  name: string,
  success: ClassOf,
  ...errors: UserErrorClass[]
): { readonly name: string } {
  const types = [success, ...errors.map(typeOf), typeOf(TryAgain)];
  return createUnionType({
    name,
    types: (() => types) as never,
    resolveType: (value: { __typename: string }) => value.__typename,
  }) as { readonly name: string };
}

/** The answer of a mutation that takes an idempotency key, with what a key can be refused for. */
export function onceUnion(
  name: string,
  success: ClassOf,
  ...errors: UserErrorClass[]
): { readonly name: string } {
  return resultUnion(name, success, ...errors, InvalidInput, IdempotencyKeyReused);
}

errorType(InvalidInput, { problems: { type: () => [FieldProblem] } });
errorType(NotPublishable, { problems: { type: () => [FieldProblem] } });
errorType(RuleBroken, {
  rule: { type: () => String, description: 'e.g. R-C4' },
  problems: { type: () => [FieldProblem] },
});
errorType(StaleVersion, { currentVersion: { type: () => Int } });
errorType(TryAgain, {}, 'Others changed the same things at the same moment; nothing was saved');
