import { Args, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Id } from '../../kernel/ids.js';
import {
  type AnswerOf,
  type Contexts,
  Graph,
  GraphContext,
  mutate,
  mutateOnce,
  type NoArgs,
  Repeatable,
} from '../../platform/graphql/index.js';
import {
  Attribute,
  AttributeChoice,
  AttributeSubjectEnum,
  ChangeAttributeInput,
  ChangeAttributeResult,
  DefineAttributeInput,
  DefineAttributeResult,
  OrderAttributesInput,
  OrderAttributesResult,
  OrderedAttributes,
} from './attribute.graphql.js';
import { attributeById, attributesOfSubject, choicesOfAttribute } from './attribute.loaders.js';
import type { AttributeRow, ChoiceRow } from './attribute.queries.js';
import type { AttributeSubject } from './attribute.rules.js';
import { ChangeAttribute } from './change-attribute.js';
import { DefineAttribute } from './define-attribute.js';
import { OrderAttributes } from './order-attributes.js';

const attributeAnswer: AnswerOf<Id, AttributeRow> = {
  type: 'Attribute',
  noun: 'attribute',
  read: (graph, id) => graph.load(attributeById, id),
};

const orderedAnswer: AnswerOf<AttributeSubject, { readonly subject: AttributeSubject }> = {
  type: 'OrderedAttributes',
  noun: 'attribute',
  read: (_graph, subject) => ({ subject }),
};

/** The programme's attributes, and how they are defined. */
@Resolver(() => Attribute)
export class AttributeResolver {
  constructor(
    private readonly define: DefineAttribute,
    private readonly change: ChangeAttribute,
    private readonly order: OrderAttributes,
  ) {}

  @Query(() => [Attribute], { description: 'In their order, with the archived ones' })
  async attributes(
    @Args('subject', { type: () => AttributeSubjectEnum }) subject: AttributeSubject,
    @Graph() graph: GraphContext,
  ): Promise<readonly AttributeRow[]> {
    return (await graph.load(attributesOfSubject, subject)) ?? [];
  }

  @Mutation(() => DefineAttributeResult)
  defineAttribute(@Args('input') input: DefineAttributeInput, @Graph() graph: GraphContext) {
    return mutateOnce(graph, attributeAnswer, input, (tx, actor, wanted) =>
      this.define.defineAttribute(tx, actor, wanted),
    );
  }

  @Mutation(() => ChangeAttributeResult)
  changeAttribute(@Args('input') input: ChangeAttributeInput, @Graph() graph: GraphContext) {
    return mutateOnce(graph, attributeAnswer, input, (tx, actor, wanted) =>
      this.change.changeAttribute(tx, actor, wanted),
    );
  }

  @Mutation(() => OrderAttributesResult)
  @Repeatable('names the order as it shall be')
  orderAttributes(@Args('input') input: OrderAttributesInput, @Graph() graph: GraphContext) {
    return mutate(graph, orderedAnswer, input, (tx, actor, wanted) =>
      this.order.orderAttributes(tx, actor, wanted),
    );
  }

  @ResolveField(() => Boolean, { description: 'Nobody is asked for it any more; its values stay' })
  archived({ archivedAt }: AttributeRow): boolean {
    return archivedAt !== null;
  }

  @ResolveField(() => [AttributeChoice], { description: 'Of one of a list, in their order' })
  async choices({ id, type }: AttributeRow, _: NoArgs, { graph }: Contexts): Promise<ChoiceRow[]> {
    return type === 'CHOICE' ? ((await graph.load(choicesOfAttribute, id)) ?? []) : [];
  }
}

@Resolver(() => OrderedAttributes)
export class OrderedAttributesResolver {
  @ResolveField()
  async attributes({ subject }: { subject: AttributeSubject }, _: NoArgs, { graph }: Contexts) {
    return (await graph.load(attributesOfSubject, subject)) ?? [];
  }
}
