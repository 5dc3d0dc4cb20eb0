import { Args, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import type { Id } from '../../kernel/ids.js';
import { nameOfMembership } from '../../platform/auth/index.js';
import {
  type Contexts,
  Graph,
  GraphContext,
  mutateOnce,
  type NoArgs,
} from '../../platform/graphql/index.js';
import { Deal, dealById, type DealRow } from '../deals/index.js';
import { referralById, type DealSplitRow } from '../referrals/index.js';
import { splitOfDeal } from './conversion.loaders.js';
import { DeclareSplit } from './declare-split.js';
import {
  DealSplit,
  DeclareSplitInput,
  DeclareSplitResult,
  SplitChangedType,
  SplitShare,
} from './declare-split.graphql.js';
import { dealAnswer } from './record-deal.resolver.js';

/** How a deal is shared by its referrals (R-W9). */
@Resolver(() => Deal)
export class DeclareSplitResolver {
  constructor(private readonly split: DeclareSplit) {}

  @Mutation(() => DeclareSplitResult)
  declareSplit(@Args('input') input: DeclareSplitInput, @Graph() graph: GraphContext) {
    return mutateOnce(graph, dealAnswer, input, (tx, actor, split) =>
      this.split.declareSplit(tx, actor, split),
    );
  }

  @ResolveField('split', () => DealSplit, {
    nullable: true,
    description: 'Null: nobody declared one',
  })
  splitOf({ id }: DealRow, _: NoArgs, { graph }: Contexts) {
    return graph.load(splitOfDeal, id);
  }
}

@Resolver(() => DealSplit)
export class DealSplitResolver {
  @ResolveField()
  declaredBy({ declaredBy }: DealSplitRow, _: NoArgs, { graph }: Contexts) {
    return declaredBy === null ? null : graph.load(nameOfMembership, declaredBy);
  }
}

@Resolver(() => SplitShare)
export class SplitShareResolver {
  @ResolveField()
  referral({ referralId }: { referralId: Id }, _: NoArgs, { graph }: Contexts) {
    return graph.load(referralById, referralId);
  }
}

@Resolver(() => SplitChangedType)
export class SplitChangedResolver {
  @ResolveField()
  declaredBy({ declaredById }: { declaredById: Id | null }, _: NoArgs, { graph }: Contexts) {
    return declaredById === null ? null : graph.load(nameOfMembership, declaredById);
  }

  @ResolveField()
  deal({ dealId }: { dealId: Id }, _: NoArgs, { graph }: Contexts) {
    return graph.load(dealById, dealId);
  }
}
