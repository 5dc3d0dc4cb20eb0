import { Args, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import {
  type Contexts,
  Graph,
  GraphContext,
  mutate,
  type NoArgs,
  Repeatable,
} from '../../../platform/graphql/index.js';
import type { AdvocateRow } from '../profile/index.js';
import { SayWilling, TakeBackWilling, type WillingRow } from '../willing/index.js';
import { Advocate } from './advocate.graphql.js';
import { advocateAnswer, willingByAdvocate } from './advocate.loaders.js';
import {
  SayWillingInput,
  SayWillingResult,
  TakeBackWillingInput,
  TakeBackWillingResult,
  Willing,
} from './willing.graphql.js';

/** What an advocate offered to do: said, said again, and taken back (R-U1). */
@Resolver(() => Advocate)
export class WillingResolver {
  constructor(
    private readonly say: SayWilling,
    private readonly takeBack: TakeBackWilling,
  ) {}

  @Mutation(() => SayWillingResult)
  @Repeatable('said twice on a day it is said once')
  sayWilling(@Args('input') input: SayWillingInput, @Graph() graph: GraphContext) {
    return mutate(graph, advocateAnswer, input, (tx, actor, wanted) =>
      this.say.sayWilling(tx, actor, wanted),
    );
  }

  @Mutation(() => TakeBackWillingResult)
  @Repeatable('what was taken back stays so')
  takeBackWilling(@Args('input') input: TakeBackWillingInput, @Graph() graph: GraphContext) {
    return mutate(graph, advocateAnswer, input, (tx, actor, wanted) =>
      this.takeBack.takeBackWilling(tx, actor, wanted),
    );
  }

  @ResolveField(() => [Willing], {
    description: 'What they offered and did not take back, also what has ended',
  })
  async willing({ id }: AdvocateRow, _: NoArgs, { graph }: Contexts): Promise<WillingRow[]> {
    return (await graph.load(willingByAdvocate, id)) ?? [];
  }
}
