import { createUnionType, Field, Int, ObjectType } from '@nestjs/graphql';
import {
  IdempotencyKeyReused,
  InvalidInput,
  NotPublishable,
  StaleVersion,
  TryAgain,
  type UserErrorClass,
} from '../errors/index.js';
import { FieldProblem, UserError } from './common.graphql.js';

type ClassOf = abstract new (...args: never[]) => unknown;

const typesOfErrors = new Map<UserErrorClass, ClassOf>();

/**
 * Makes the class the GraphQL type of an expected error that tells more than every error does; the
 * fields come from the error's `extra`, or from a resolver.
 */
export function ErrorType(error: UserErrorClass, description?: string) {
  return (target: ClassOf): void => {
    const options = { implements: () => [UserError], ...(description ? { description } : {}) };
    ObjectType(error.type, options)(target as never);
    typesOfErrors.set(error, target);
  };
}

function typeOf(error: UserErrorClass): ClassOf {
  let type = typesOfErrors.get(error);
  if (!type) {
    type = class extends UserError {};
    ErrorType(error)(type);
    typesOfErrors.set(error, type);
  }
  return type;
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

@ErrorType(InvalidInput)
export class InvalidInputType extends UserError {
  @Field(() => [FieldProblem])
  problems!: FieldProblem[];
}

@ErrorType(NotPublishable)
export class NotPublishableType extends UserError {
  @Field(() => [FieldProblem])
  problems!: FieldProblem[];
}

@ErrorType(StaleVersion)
export class StaleVersionType extends UserError {
  @Field(() => Int)
  currentVersion!: number;
}

@ErrorType(TryAgain, 'Others changed the same things at the same moment; nothing was saved')
export class TryAgainType extends UserError {}
