import { Args, ID, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { isId } from '../../../kernel/ids.js';
import type { Money } from '../../../kernel/money.js';
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
import {
  LoadGiftCodes,
  type RewardItemStatus,
  type RewardEntity,
  listRewards,
  rewardKeys,
  SaveReward,
  SetRewardStatus,
} from '../catalogue/index.js';
import {
  LoadGiftCodesInput,
  RewardFilter,
  SaveRewardInput,
  SetRewardStatusInput,
} from './reward-inputs.graphql.js';
import {
  LoadGiftCodesResult,
  SaveRewardResult,
  SetRewardStatusResult,
} from './reward-results.graphql.js';
import { Reward, RewardConnection } from './reward.graphql.js';
import {
  codeCountsByReward,
  found,
  idOf,
  loadAvailability,
  managesRewards,
  rewardById,
} from './reward.loaders.js';

/** What an advocate who looks around finds; their redemptions show the others too. */
const ON_OFFER: readonly RewardItemStatus[] = ['LIVE'];

@Resolver(() => Reward)
export class RewardResolver {
  constructor(
    private readonly save: SaveReward,
    private readonly load: LoadGiftCodes,
    private readonly setStatus: SetRewardStatus,
  ) {}

  @Query(() => RewardConnection)
  async rewards(
    @Args('first', { type: () => PageSizeScalar, defaultValue: 20 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Args('filter', { type: () => RewardFilter, nullable: true }) filter: RewardFilter | null,
    @Graph() graph: GraphContext,
  ) {
    const asked = filter?.statuses ?? null;
    const statuses = graph.scope === 'program' ? asked : onOffer(asked);
    const page = { first, after: after ?? null };
    return connectionOf(
      await listRewards(await graph.tx(), { statuses }, page),
      rewardKeys,
      (reward) => reward,
    );
  }

  @Query(() => Reward, { nullable: true })
  async reward(
    @Args('id', { type: () => ID }) id: string,
    @Graph() graph: GraphContext,
  ): Promise<RewardEntity | null> {
    const reward = isId(id) ? await graph.load(rewardById, id) : null;
    return reward?.status === 'DRAFT' && graph.scope === 'own' ? null : reward;
  }

  @Mutation(() => SaveRewardResult)
  saveReward(@Args('input') input: SaveRewardInput, @Graph() graph: GraphContext) {
    return answer('Reward', async () => {
      if (input.id) idOf(input.id, 'reward');
      const { idempotencyKey: key = null, ...reward } = input;
      const { id } = await graph.write('saveReward', (tx, actor) =>
        once(tx, actor, { operation: 'saveReward', key, input: reward }, async () => ({
          type: 'Reward',
          id: (await this.save.saveReward(tx, actor, reward)).id,
        })),
      );
      return found(await graph.load(rewardById, id), 'reward');
    });
  }

  @Mutation(() => LoadGiftCodesResult)
  loadGiftCodes(@Args('input') input: LoadGiftCodesInput, @Graph() graph: GraphContext) {
    return answer('LoadedGiftCodes', async () => {
      const rewardId = idOf(input.rewardId, 'reward', ['rewardId']);
      const { loaded, alreadyThere } = await graph.write('loadGiftCodes', (tx, actor) =>
        this.load.loadGiftCodes(tx, actor, { rewardId, codes: input.codes }),
      );
      const reward = found(await graph.load(rewardById, rewardId), 'reward');
      return { reward, loaded, alreadyThere };
    });
  }

  @Mutation(() => SetRewardStatusResult)
  setRewardStatus(@Args('input') input: SetRewardStatusInput, @Graph() graph: GraphContext) {
    return answer('Reward', async () => {
      const id = idOf(input.id, 'reward');
      await graph.write('setRewardStatus', (tx, actor) =>
        this.setStatus.setRewardStatus(tx, actor, input),
      );
      return found(await graph.load(rewardById, id), 'reward');
    });
  }

  @ResolveField()
  translations({ texts }: RewardEntity) {
    return texts;
  }

  /** What a gift costs the company is not for who gets it. */
  @ResolveField()
  unitCost(
    { unitCostMinor, currency }: RewardEntity,
    _: NoArgs,
    { graph }: Contexts,
  ): Money | null {
    if (unitCostMinor === null || currency === null || !managesRewards(graph)) return null;
    return { amountMinor: unitCostMinor, currency };
  }

  @ResolveField()
  availability({ id }: RewardEntity, _: NoArgs, { graph }: Contexts) {
    return loadAvailability(graph, id);
  }

  @ResolveField()
  async codesFree({ id }: RewardEntity, _: NoArgs, { graph }: Contexts) {
    return (await graph.load(codeCountsByReward, id))?.free ?? 0;
  }

  @ResolveField()
  async codesLoaded({ id }: RewardEntity, _: NoArgs, { graph }: Contexts) {
    return (await graph.load(codeCountsByReward, id))?.loaded ?? 0;
  }
}

function onOffer(asked: readonly RewardItemStatus[] | null): readonly RewardItemStatus[] {
  return asked === null ? ON_OFFER : ON_OFFER.filter((status) => asked.includes(status));
}
