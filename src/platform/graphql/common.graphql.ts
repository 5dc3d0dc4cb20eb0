import { createUnionType, Field, Int, InterfaceType, ObjectType } from '@nestjs/graphql';
import { encodeCursor, type Page } from '../../kernel/page.js';
import { PointsScalar } from './scalars.js';

/** What every expected error of a mutation tells; its type says which one it is. */
@InterfaceType({ resolveType: (value: { __typename: string }) => value.__typename })
export abstract class UserError {
  @Field(() => String, { description: 'Stable, for programs' })
  code!: string;

  @Field(() => String, { description: 'What is wrong and what would be right, in English' })
  message!: string;

  @Field(() => [String], { description: 'The field of the input that it is about' })
  path!: string[];
}

@ObjectType()
export class FieldProblem {
  @Field(() => [String])
  path!: string[];

  @Field(() => String)
  message!: string;

  @Field(() => String, { nullable: true, description: 'The rule that refuses it, e.g. R-C4' })
  rule?: string | null;
}

@ObjectType({ implements: () => [UserError] })
export class InvalidInput extends UserError {
  @Field(() => [FieldProblem])
  problems!: FieldProblem[];
}

@ObjectType({ implements: () => [UserError] })
export class NotFound extends UserError {}

@ObjectType({ implements: () => [UserError] })
export class IdempotencyKeyReused extends UserError {}

@ObjectType({ implements: () => [UserError] })
export class StaleVersion extends UserError {
  @Field(() => Int)
  currentVersion!: number;
}

@ObjectType({
  implements: () => [UserError],
  description: 'Others changed the same things at the same moment; nothing was saved',
})
export class TryAgain extends UserError {}

@ObjectType()
export class Money {
  @Field(() => PointsScalar, { description: 'In the smallest unit of the currency' })
  amountMinor!: number;

  @Field(() => String, { description: 'ISO 4217' })
  currency!: string;
}

@ObjectType()
export class PageInfo {
  @Field(() => Boolean)
  hasNextPage!: boolean;

  @Field(() => String, { nullable: true })
  endCursor!: string | null;
}

/** A Relay connection from a keyset page; `keys` names the sort keys of a row. Cursors are made when asked for. */
export function connectionOf<Row, Node>(
  page: Page<Row>,
  keys: (row: Row) => (string | number | null)[],
  node: (row: Row) => Node,
): { edges: { node: Node; readonly cursor: string }[]; pageInfo: Readonly<PageInfo> } {
  const edges = page.rows.map((row) => ({
    node: node(row),
    get cursor() {
      return encodeCursor(keys(row));
    },
  }));
  const pageInfo = {
    hasNextPage: page.hasNext,
    get endCursor() {
      return edges.at(-1)?.cursor ?? null;
    },
  };
  return { edges, pageInfo };
}

type ClassOf = abstract new (...args: never[]) => unknown;

/**
 * A mutation's answer: the success and every expected error. Members carry `__typename`. Every
 * write can be overtaken by others, so TryAgain is a member of each.
 */
export function resultUnion(name: string, types: () => ClassOf[]): { readonly name: string } {
  return createUnionType({
    name,
    types: (() => [...types(), TryAgain]) as never,
    resolveType: (value: { __typename: string }) => value.__typename,
  }) as { readonly name: string };
}
