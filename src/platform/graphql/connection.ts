import { Field, ObjectType } from '@nestjs/graphql';
import { PageInfo } from './common.graphql.js';

type ClassOf<Node> = abstract new (...args: never[]) => Node;

export interface Edge<Node> {
  readonly node: Node;
  readonly cursor: string;
}

/** The Relay connection and edge of a type: `connectionType('Referral', () => Referral)`. */
export function connectionType<Node>(name: string, node: () => ClassOf<Node>) {
  @ObjectType(`${name}Edge`)
  class NodeEdge {
    @Field(node as never)
    node!: Node;

    @Field(() => String)
    cursor!: string;
  }

  @ObjectType(`${name}Connection`, { isAbstract: true })
  abstract class Connection {
    @Field(() => [NodeEdge])
    edges!: Edge<Node>[];

    @Field(() => PageInfo)
    pageInfo!: PageInfo;
  }
  return Connection;
}
