import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Id } from '../../../kernel/ids.js';
import {
  type AnswerOf,
  Graph,
  GraphContext,
  mutate,
  Repeatable,
} from '../../../platform/graphql/index.js';
import {
  findInterestsByIds,
  type InterestRow,
  listInterests,
  SaveInterest,
} from '../interests/index.js';
import { Interest, SaveInterestInput, SaveInterestResult } from './interests.graphql.js';

const interestAnswer: AnswerOf<Id, InterestRow> = {
  type: 'Interest',
  noun: 'interest',
  read: async (graph, id) => (await findInterestsByIds(await graph.tx(), [id]))[0] ?? null,
};

/** The list from which advocates choose what they care about (R-U1). */
@Resolver(() => Interest)
export class InterestListResolver {
  constructor(private readonly save: SaveInterest) {}

  @Query(() => [Interest], { description: 'By name, with what is not offered any more' })
  async interests(@Graph() graph: GraphContext): Promise<InterestRow[]> {
    return listInterests(await graph.tx());
  }

  @Mutation(() => SaveInterestResult)
  @Repeatable('a name is there once')
  saveInterest(@Args('input') input: SaveInterestInput, @Graph() graph: GraphContext) {
    return mutate(graph, interestAnswer, input, (tx, actor, wanted) =>
      this.save.saveInterest(tx, actor, wanted),
    );
  }
}
