import { Args, ID, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { isId, type Id } from '../../../kernel/ids.js';
import { NotAllowed } from '../../../platform/errors/index.js';
import {
  type AnswerOf,
  connectionOf,
  type Contexts,
  Graph,
  GraphContext,
  mutate,
  mutateOnce,
  type NoArgs,
  PageSizeScalar,
  Repeatable,
} from '../../../platform/graphql/index.js';
import { advocateById } from '../../advocates/index.js';
import { timelineOf } from '../../timeline/index.js';
import {
  CancelRedemption,
  DecideRedemption,
  RedeemReward,
  type RedemptionEntity,
  listRedemptions,
  redemptionKeys,
  RevealGiftCode,
} from '../redeem/index.js';
import { redemptionAnswer } from './redemption-answer.js';
import { Redemption, RedemptionConnection, type Reveal } from './redemption.graphql.js';
import {
  CancelRedemptionInput,
  DecideRedemptionInput,
  RedeemRewardInput,
  RedemptionFilter,
  RevealGiftCodeInput,
} from './reward-inputs.graphql.js';
import {
  CancelRedemptionResult,
  DecideRedemptionResult,
  RedeemRewardResult,
  RevealGiftCodeResult,
} from './reward-results.graphql.js';
import { redemptionById, revealsByRedemption, rewardById } from './reward.loaders.js';
import { redemptionSubject } from '../redeem/index.js';

@Resolver(() => Redemption)
export class RedemptionResolver {
  constructor(
    private readonly redeem: RedeemReward,
    private readonly decide: DecideRedemption,
    private readonly cancel: CancelRedemption,
    private readonly reveal: RevealGiftCode,
  ) {}

  @Query(() => Redemption, { nullable: true })
  async redemption(
    @Args('id', { type: () => ID }) id: string,
    @Graph() graph: GraphContext,
  ): Promise<RedemptionEntity | null> {
    const redemption = isId(id) ? await graph.load(redemptionById, id) : null;
    const isOwn = redemption !== null && redemption.advocateId === graph.actor.advocateId;
    return isOwn || graph.scope === 'program' ? redemption : null;
  }

  @Query(() => RedemptionConnection)
  async redemptions(
    @Args('filter', { type: () => RedemptionFilter, nullable: true })
    filter: RedemptionFilter | null,
    @Args('first', { type: () => PageSizeScalar, defaultValue: 20 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Graph() graph: GraphContext,
  ) {
    const isOwn = graph.scope === 'own' || filter?.mine === true;
    const advocateId = isOwn ? ownAdvocate(graph) : null;
    const page = { first, after: after ?? null };
    const wanted = { advocateId, statuses: filter?.statuses ?? null };
    return connectionOf(
      await listRedemptions(await graph.tx(), wanted, page),
      redemptionKeys,
      (redemption) => redemption,
    );
  }

  @Mutation(() => RedeemRewardResult)
  redeemReward(@Args('input') input: RedeemRewardInput, @Graph() graph: GraphContext) {
    return mutateOnce(graph, redemptionAnswer, input, (tx, actor, wish) =>
      this.redeem.redeemReward(tx, actor, wish),
    );
  }

  @Mutation(() => DecideRedemptionResult)
  decideRedemption(@Args('input') input: DecideRedemptionInput, @Graph() graph: GraphContext) {
    return mutateOnce(graph, redemptionAnswer, input, (tx, actor, decision) =>
      this.decide.decideRedemption(tx, actor, decision),
    );
  }

  @Mutation(() => CancelRedemptionResult)
  cancelRedemption(@Args('input') input: CancelRedemptionInput, @Graph() graph: GraphContext) {
    return mutateOnce(graph, redemptionAnswer, input, (tx, actor, wish) =>
      this.cancel.cancelRedemption(tx, actor, wish),
    );
  }

  @Mutation(() => RevealGiftCodeResult)
  @Repeatable('each reveal is recorded, and shows the same code (R-R5)')
  revealGiftCode(@Args('input') input: RevealGiftCodeInput, @Graph() graph: GraphContext) {
    return mutate(graph, revealAnswer, input, async (tx, actor, wish) => {
      const { code } = await this.reveal.revealGiftCode(tx, actor, wish);
      return { code, redemptionId: wish.redemptionId };
    });
  }

  @ResolveField()
  reward({ rewardId }: RedemptionEntity, _: NoArgs, { graph }: Contexts) {
    return graph.load(rewardById, rewardId);
  }

  @ResolveField()
  advocate({ advocateId }: RedemptionEntity, _: NoArgs, { graph }: Contexts) {
    return graph.load(advocateById, advocateId);
  }

  @ResolveField()
  reason({ reasonCode }: RedemptionEntity) {
    return reasonCode;
  }

  @ResolveField()
  async reveals({ id }: RedemptionEntity, _: NoArgs, { graph }: Contexts): Promise<Reveal[]> {
    const reveals = await graph.load(revealsByRedemption, id);
    return (reveals ?? []).map(({ revealedAt }) => ({ at: revealedAt }));
  }

  @ResolveField()
  timeline({ id }: RedemptionEntity, _: NoArgs, { graph }: Contexts) {
    return timelineOf(graph, redemptionSubject.kind, id);
  }
}

const revealAnswer: AnswerOf<{ code: string; redemptionId: Id }, object> = {
  type: 'RevealedGiftCode',
  noun: 'redemption',
  read: async (graph, { code, redemptionId }) => {
    const redemption = await graph.load(redemptionById, redemptionId);
    return redemption && { code, redemption };
  },
};

/** Throws NotAllowed for a reader with the role but no profile. */
function ownAdvocate(graph: GraphContext): Id {
  const { advocateId } = graph.actor;
  if (advocateId === null) throw new NotAllowed('redemptions');
  return advocateId;
}
