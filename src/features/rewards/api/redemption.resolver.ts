import { Args, ID, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { isId, type Id } from '../../../kernel/ids.js';
import { NotAllowed } from '../../../platform/errors/index.js';
import {
  answer,
  connectionOf,
  type Contexts,
  Graph,
  GraphContext,
  type NoArgs,
  PageSizeScalar,
} from '../../../platform/graphql/index.js';
import { once } from '../../../platform/idempotency/index.js';
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
import { found, idOf, redemptionById, revealsByRedemption, rewardById } from './reward.loaders.js';

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
    return answer('Redemption', async () => {
      idOf(input.rewardId, 'reward', ['rewardId']);
      const { idempotencyKey: key, ...wish } = input;
      const { id } = await graph.write('redeemReward', (tx, actor) =>
        once(tx, actor, { operation: 'redeemReward', key, input: wish }, async () => ({
          type: 'Redemption',
          id: (await this.redeem.redeemReward(tx, actor, wish)).id,
        })),
      );
      return this.read(graph, id);
    });
  }

  @Mutation(() => DecideRedemptionResult)
  decideRedemption(@Args('input') input: DecideRedemptionInput, @Graph() graph: GraphContext) {
    return answer('Redemption', async () => {
      idOf(input.id, 'redemption');
      const { idempotencyKey: key, ...decision } = input;
      const { id } = await graph.write('decideRedemption', (tx, actor) =>
        once(tx, actor, { operation: 'decideRedemption', key, input: decision }, async () => ({
          type: 'Redemption',
          id: (await this.decide.decideRedemption(tx, actor, decision)).id,
        })),
      );
      return this.read(graph, id);
    });
  }

  @Mutation(() => CancelRedemptionResult)
  cancelRedemption(@Args('input') input: CancelRedemptionInput, @Graph() graph: GraphContext) {
    return answer('Redemption', async () => {
      const wish = { id: idOf(input.id, 'redemption') };
      const key = input.idempotencyKey;
      const { id } = await graph.write('cancelRedemption', (tx, actor) =>
        once(tx, actor, { operation: 'cancelRedemption', key, input: wish }, async () => ({
          type: 'Redemption',
          id: (await this.cancel.cancelRedemption(tx, actor, wish)).id,
        })),
      );
      return this.read(graph, id);
    });
  }

  @Mutation(() => RevealGiftCodeResult)
  revealGiftCode(@Args('input') input: RevealGiftCodeInput, @Graph() graph: GraphContext) {
    return answer('RevealedGiftCode', async () => {
      const redemptionId = idOf(input.redemptionId, 'redemption', ['redemptionId']);
      const { code } = await graph.write('revealGiftCode', (tx, actor) =>
        this.reveal.revealGiftCode(tx, actor, { redemptionId }),
      );
      return { code, redemption: await this.read(graph, redemptionId) };
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
    return timelineOf(graph, 'REDEMPTION', id);
  }

  private async read(graph: GraphContext, id: Id): Promise<RedemptionEntity> {
    return found(await graph.load(redemptionById, id), 'redemption');
  }
}

/** Throws NotAllowed for who has the role and no profile. */
function ownAdvocate(graph: GraphContext): Id {
  const { advocateId } = graph.actor;
  if (advocateId === null) throw new NotAllowed('redemptions');
  return advocateId;
}
