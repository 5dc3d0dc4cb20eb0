import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Graph, GraphContext, mutateOnce } from '../../../platform/graphql/index.js';
import { ExtendChallenge, UnscheduleChallenge } from '../schedule/index.js';
import { ExtendChallengeInput, UnscheduleChallengeInput } from './challenge-inputs.graphql.js';
import { ExtendChallengeResult, UnscheduleChallengeResult } from './challenge-results.graphql.js';
import { Challenge } from './challenge.graphql.js';
import { challengeAnswer } from './challenge.loaders.js';

/** The times of a challenge, beside those that it is published with. */
@Resolver(() => Challenge)
export class ChallengeScheduleResolver {
  constructor(
    private readonly unschedule: UnscheduleChallenge,
    private readonly extend: ExtendChallenge,
  ) {}

  @Mutation(() => UnscheduleChallengeResult)
  unscheduleChallenge(
    @Args('input') input: UnscheduleChallengeInput,
    @Graph() graph: GraphContext,
  ) {
    return mutateOnce(graph, challengeAnswer, input, (tx, actor, wanted) =>
      this.unschedule.unscheduleChallenge(tx, actor, wanted),
    );
  }

  @Mutation(() => ExtendChallengeResult)
  extendChallenge(@Args('input') input: ExtendChallengeInput, @Graph() graph: GraphContext) {
    return mutateOnce(graph, challengeAnswer, input, (tx, actor, wanted) =>
      this.extend.extendChallenge(tx, actor, wanted),
    );
  }
}
