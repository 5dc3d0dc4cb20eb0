import { Field, InputType, InterfaceType, ObjectType } from '@nestjs/graphql';
import { encodeCursor, type Page } from '../../kernel/page.js';
import { PointsScalar } from './scalars.js';

/** The fields of every expected error of a mutation; its type says which error it is. */
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

@ObjectType()
export class Money {
  @Field(() => PointsScalar, { description: 'In the smallest unit of the currency' })
  amountMinor!: number;

  @Field(() => String, { description: 'ISO 4217' })
  currency!: string;
}

@InputType()
export class MoneyInput {
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

/** A Relay connection from a keyset page; `keys` names a row's sort keys. Cursors are lazy. */
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
