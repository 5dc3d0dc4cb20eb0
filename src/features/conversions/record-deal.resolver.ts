import { Args, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import type { Id } from '../../kernel/ids.js';
import {
  type AnswerOf,
  type Contexts,
  Graph,
  GraphContext,
  mutateOnce,
  type NoArgs,
} from '../../platform/graphql/index.js';
import { Deal, dealById, type DealRow } from '../deals/index.js';
import { Referral, referralById } from '../referrals/index.js';
import { referralIdsOfDeal } from './conversion.loaders.js';
import { RecordDeal } from './record-deal.js';
import { RecordDealInput, RecordDealResult } from './record-deal.graphql.js';

export const dealAnswer: AnswerOf<Id, DealRow> = {
  type: 'Deal',
  noun: 'deal',
  read: (graph, id) => graph.load(dealById, id),
};

/** How a deal is recorded, and which referrals it may convert. */
@Resolver(() => Deal)
export class RecordDealResolver {
  constructor(private readonly record: RecordDeal) {}

  @Mutation(() => RecordDealResult)
  recordDeal(@Args('input') input: RecordDealInput, @Graph() graph: GraphContext) {
    return mutateOnce(graph, dealAnswer, input, (tx, actor, deal) =>
      this.record.recordDeal(tx, actor, deal),
    );
  }

  @ResolveField(() => [Referral])
  async referrals({ id }: DealRow, _: NoArgs, { graph }: Contexts) {
    const ids = (await graph.load(referralIdsOfDeal, id)) ?? [];
    return Promise.all(ids.map((referralId) => graph.load(referralById, referralId)));
  }
}
