import { Args, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import { NotFound } from '../../platform/errors/index.js';
import {
  answer,
  type Contexts,
  Graph,
  GraphContext,
  type NoArgs,
} from '../../platform/graphql/index.js';
import { once } from '../../platform/idempotency/index.js';
import { Deal, dealById, type DealRow } from '../deals/index.js';
import { Referral, referralById } from '../referrals/index.js';
import { referralIdsOfDeal } from './conversion.loaders.js';
import { RecordDeal } from './record-deal.js';
import { RecordDealInput, RecordDealResult } from './record-deal.graphql.js';

/** How a deal is recorded, and which referrals it may convert. */
@Resolver(() => Deal)
export class RecordDealResolver {
  constructor(private readonly record: RecordDeal) {}

  @Mutation(() => RecordDealResult)
  recordDeal(@Args('input') input: RecordDealInput, @Graph() graph: GraphContext) {
    return answer('Deal', async () => {
      const { idempotencyKey: key, ...deal } = input;
      const { id } = await graph.write('recordDeal', (tx, actor) =>
        once(tx, actor, { operation: 'recordDeal', key, input: deal }, async () => ({
          type: 'Deal',
          id: await this.record.recordDeal(tx, actor, deal),
        })),
      );
      const row = await graph.load(dealById, id);
      if (row === null) throw new NotFound('deal');
      return row;
    });
  }

  @ResolveField(() => [Referral])
  async referrals({ id }: DealRow, _: NoArgs, { graph }: Contexts) {
    const ids = (await graph.load(referralIdsOfDeal, id)) ?? [];
    return Promise.all(ids.map((referralId) => graph.load(referralById, referralId)));
  }
}
