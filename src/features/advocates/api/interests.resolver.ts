import { Args, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import {
  type Contexts,
  Graph,
  GraphContext,
  mutate,
  type NoArgs,
  Repeatable,
} from '../../../platform/graphql/index.js';
import { ChooseInterests, type InterestRow } from '../interests/index.js';
import type { AdvocateRow } from '../profile/index.js';
import { Advocate } from './advocate.graphql.js';
import { advocateAnswer, interestsByAdvocate } from './advocate.loaders.js';
import { ChooseInterestsInput, ChooseInterestsResult, Interest } from './interests.graphql.js';

/** What an advocate cares about (R-U1). */
@Resolver(() => Advocate)
export class InterestsResolver {
  constructor(private readonly choose: ChooseInterests) {}

  @Mutation(() => ChooseInterestsResult)
  @Repeatable('what is chosen is chosen once')
  chooseInterests(@Args('input') input: ChooseInterestsInput, @Graph() graph: GraphContext) {
    return mutate(graph, advocateAnswer, input, (tx, actor, wanted) =>
      this.choose.chooseInterests(tx, actor, wanted),
    );
  }

  @ResolveField(() => [Interest])
  async interests({ id }: AdvocateRow, _: NoArgs, { graph }: Contexts): Promise<InterestRow[]> {
    return (await graph.load(interestsByAdvocate, id)) ?? [];
  }
}
