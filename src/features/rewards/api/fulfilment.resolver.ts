import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Graph, GraphContext, mutateOnce } from '../../../platform/graphql/index.js';
import { FailRedemption, FulfilRedemption } from '../redeem/index.js';
import { redemptionAnswer } from './redemption-answer.js';
import { Redemption } from './redemption.graphql.js';
import { FailRedemptionInput, FulfilRedemptionInput } from './reward-inputs.graphql.js';
import { FailRedemptionResult, FulfilRedemptionResult } from './reward-results.graphql.js';

/** What becomes of a reward that is prepared by hand. */
@Resolver(() => Redemption)
export class FulfilmentResolver {
  constructor(
    private readonly fulfil: FulfilRedemption,
    private readonly fail: FailRedemption,
  ) {}

  @Mutation(() => FulfilRedemptionResult)
  fulfilRedemption(@Args('input') input: FulfilRedemptionInput, @Graph() graph: GraphContext) {
    return mutateOnce(graph, redemptionAnswer, input, (tx, actor, done) =>
      this.fulfil.fulfilRedemption(tx, actor, done),
    );
  }

  @Mutation(() => FailRedemptionResult)
  failRedemption(@Args('input') input: FailRedemptionInput, @Graph() graph: GraphContext) {
    return mutateOnce(graph, redemptionAnswer, input, (tx, actor, failure) =>
      this.fail.failRedemption(tx, actor, failure),
    );
  }
}
