import { Args, Int, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Id } from '../../kernel/ids.js';
import { nameOfMembership } from '../../platform/auth/index.js';
import {
  connectionOf,
  type Contexts,
  Graph,
  GraphContext,
  mutateOnce,
  type NoArgs,
  PageSizeScalar,
} from '../../platform/graphql/index.js';
import { Deal, dealById, type DealRow } from '../deals/index.js';
import { countDealsThatWait, pageOfWaits, type DealChoiceRow } from '../referrals/index.js';
import { ChooseReferrals } from './choose-referrals.js';
import {
  ChooseReferralsInput,
  ChooseReferralsResult,
  DealChoice,
  DealWait,
  NoLongerWaitsType,
  WaitingDealConnection,
} from './choose-referrals.graphql.js';
import { choiceOfDeal, waitOfDeal } from './conversion.loaders.js';
import { dealAnswer } from './record-deal.resolver.js';

/** Deals that wait for a person's choice, and how it is made (R-W13). */
@Resolver(() => Deal)
export class ChooseReferralsResolver {
  constructor(private readonly choose: ChooseReferrals) {}

  @Mutation(() => ChooseReferralsResult)
  chooseReferrals(@Args('input') input: ChooseReferralsInput, @Graph() graph: GraphContext) {
    return mutateOnce(graph, dealAnswer, input, (tx, actor, choice) =>
      this.choose.chooseReferrals(tx, actor, choice),
    );
  }

  @Query(() => WaitingDealConnection, {
    description: 'The deals that wait for a choice, who waits longest first',
  })
  async dealsThatWait(
    @Args('first', { type: () => PageSizeScalar, defaultValue: 20 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Graph() graph: GraphContext,
  ) {
    const page = await pageOfWaits(await graph.tx(), { first, after: after ?? null });
    return connectionOf(
      page,
      ({ since, dealId }) => [since.toISOString(), dealId],
      ({ dealId }) => graph.load(dealById, dealId),
    );
  }

  @ResolveField(() => DealWait, { nullable: true, description: 'Null: it does not wait' })
  wait({ id }: DealRow, _: NoArgs, { graph }: Contexts) {
    return graph.load(waitOfDeal, id);
  }

  @ResolveField(() => DealChoice, { nullable: true, description: 'Null: nobody chose' })
  choice({ id }: DealRow, _: NoArgs, { graph }: Contexts) {
    return graph.load(choiceOfDeal, id);
  }
}

@Resolver(() => WaitingDealConnection)
export class WaitingDealsResolver {
  @ResolveField(() => Int)
  async totalCount(_parent: unknown, _: NoArgs, { graph }: Contexts): Promise<number> {
    return countDealsThatWait(await graph.tx());
  }
}

@Resolver(() => DealChoice)
export class DealChoiceResolver {
  @ResolveField()
  chosenBy({ chosenBy }: DealChoiceRow, _: NoArgs, { graph }: Contexts) {
    return chosenBy === null ? null : graph.load(nameOfMembership, chosenBy);
  }
}

@Resolver(() => NoLongerWaitsType)
export class NoLongerWaitsResolver {
  @ResolveField()
  chosenBy({ chosenById }: { chosenById: Id | null }, _: NoArgs, { graph }: Contexts) {
    return chosenById === null ? null : graph.load(nameOfMembership, chosenById);
  }

  @ResolveField()
  deal({ dealId }: { dealId: Id }, _: NoArgs, { graph }: Contexts) {
    return graph.load(dealById, dealId);
  }
}
