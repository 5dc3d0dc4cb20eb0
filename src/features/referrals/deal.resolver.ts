import { Args, ID, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { isId, type Id } from '../../kernel/ids.js';
import { NotFound } from '../../platform/errors/index.js';
import {
  answer,
  connectionOf,
  type Contexts,
  Graph,
  GraphContext,
  Money,
  type NoArgs,
  PageSizeScalar,
} from '../../platform/graphql/index.js';
import { once } from '../../platform/idempotency/index.js';
import { Company, companyById } from '../advocates/index.js';
import { pageOfDeals, type DealRow } from '../deals/index.js';
import { TimelineEntry, timelineOf } from '../timeline/index.js';
import { Deal, DealConnection, RecordDealInput, RecordDealResult } from './deal.graphql.js';
import { RecordDeal } from './record-deal.js';
import { Referral } from './referral.graphql.js';
import { dealById, referralById, referralIdsOfDeal } from './referral.loaders.js';

/** Deals, which are read and told together with the referrals that they decide. */
@Resolver(() => Deal)
export class DealResolver {
  constructor(private readonly record: RecordDeal) {}

  @Query(() => Deal, { nullable: true })
  deal(
    @Args('id', { type: () => ID }) id: Id,
    @Graph() graph: GraphContext,
  ): Promise<DealRow | null> | null {
    return isId(id) ? graph.load(dealById, id) : null;
  }

  @Query(() => DealConnection)
  async deals(
    @Args('first', { type: () => PageSizeScalar, defaultValue: 20 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Graph() graph: GraphContext,
  ) {
    return connectionOf(
      await pageOfDeals(await graph.tx(), { first, after: after ?? null }),
      ({ createdAt, id }) => [createdAt.toISOString(), id],
      (row) => row,
    );
  }

  @Mutation(() => RecordDealResult)
  recordDeal(@Args('input') input: RecordDealInput, @Graph() graph: GraphContext) {
    return answer('Deal', async () => {
      const { idempotencyKey: key, ...deal } = input;
      const { id } = await graph.write('recordDeal', (tx, actor) =>
        once(tx, actor, { operation: 'recordDeal', key, input: deal }, async () => ({
          type: 'Deal',
          id: await this.record.execute(tx, actor, deal),
        })),
      );
      const row = await graph.load(dealById, id);
      if (row === null) throw new NotFound('deal');
      return row;
    });
  }

  @ResolveField(() => Company, { nullable: true })
  company({ companyId }: DealRow, _: NoArgs, { graph }: Contexts) {
    return companyId === null ? null : graph.load(companyById, companyId);
  }

  @ResolveField(() => Money, { nullable: true })
  amount({ amountMinor, currency }: DealRow): Money | null {
    return amountMinor === null || currency === null ? null : { amountMinor, currency };
  }

  @ResolveField(() => [Referral])
  async referrals({ id }: DealRow, _: NoArgs, { graph }: Contexts) {
    const ids = (await graph.load(referralIdsOfDeal, id)) ?? [];
    return Promise.all(ids.map((referralId) => graph.load(referralById, referralId)));
  }

  @ResolveField(() => [TimelineEntry])
  timeline({ id }: DealRow, _: NoArgs, { graph }: Contexts) {
    return timelineOf(graph, 'DEAL', id);
  }
}
