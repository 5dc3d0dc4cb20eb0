import { Args, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import { isStaff } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import { nameOfMembership } from '../../../platform/auth/index.js';
import {
  type Contexts,
  Graph,
  GraphContext,
  mutateOnce,
  type NoArgs,
} from '../../../platform/graphql/index.js';
import { DecideFraud, DecidePlace } from '../handle/index.js';
import {
  DecideFraudInput,
  DecideFraudResult,
  DecidePlaceInput,
  DecidePlaceResult,
  FraudStatusEnum,
  ReferralDecidedType,
} from './referral-decisions.graphql.js';
import { Referral } from './referral.graphql.js';
import { referralById } from './referral.loaders.js';
import type { ReferralRow } from './referral.queries.js';
import { referralAnswer } from './referral.resolver.js';

/** What a marketer decides where no rule can: once, and the second is told who was first. */
@Resolver(() => Referral)
export class ReferralDecisionsResolver {
  constructor(
    private readonly place: DecidePlace,
    private readonly fraud: DecideFraud,
  ) {}

  @Mutation(() => DecidePlaceResult)
  decidePlace(@Args('input') input: DecidePlaceInput, @Graph() graph: GraphContext) {
    return mutateOnce(graph, referralAnswer, input, (tx, actor, decision) =>
      this.place.decidePlace(tx, actor, decision),
    );
  }

  @Mutation(() => DecideFraudResult)
  decideFraud(@Args('input') input: DecideFraudInput, @Graph() graph: GraphContext) {
    return mutateOnce(graph, referralAnswer, input, (tx, actor, decision) =>
      this.fraud.decideFraud(tx, actor, decision),
    );
  }

  @ResolveField(() => FraudStatusEnum, { nullable: true, description: 'Null for advocates' })
  fraudStatus({ fraudStatus }: ReferralRow, _: NoArgs, { graph }: Contexts) {
    return isStaff(graph.actor) ? fraudStatus : null;
  }

  @ResolveField(() => Referral, {
    nullable: true,
    description: 'The referral that holds the place of the person (R-W6); null for advocates',
  })
  duplicateOf({ duplicateOf }: ReferralRow, _: NoArgs, { graph }: Contexts) {
    if (duplicateOf === null || !isStaff(graph.actor)) return null;
    return graph.load(referralById, duplicateOf);
  }
}

@Resolver(() => ReferralDecidedType)
export class ReferralDecidedResolver {
  @ResolveField()
  decidedBy({ decidedById }: { decidedById: Id | null }, _: NoArgs, { graph }: Contexts) {
    return decidedById === null ? null : graph.load(nameOfMembership, decidedById);
  }

  @ResolveField()
  referral({ referralId }: { referralId: Id }, _: NoArgs, { graph }: Contexts) {
    return graph.load(referralById, referralId);
  }
}
