import { Args, ID, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { isId, type Id } from '../../../kernel/ids.js';
import type { Money } from '../../../kernel/money.js';
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
import { findClosedTo } from '../../audiences/index.js';
import { loadPicture, PictureType } from '../../pictures/index.js';
import { TimelineEntry, timelineOf } from '../../timeline/index.js';
import {
  LoadGiftCodes,
  type RewardItemStatus,
  type RewardEntity,
  listRewards,
  rewardKeys,
  rewardSubject,
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
  LoadedGiftCodes,
  LoadGiftCodesResult,
  SaveRewardResult,
  SetRewardStatusResult,
} from './reward-results.graphql.js';
import { Reward, RewardConnection } from './reward.graphql.js';
import {
  codeCountsByReward,
  loadAvailability,
  managesRewards,
  rewardById,
} from './reward.loaders.js';

/** The rewards that an advocate finds in the shop; their redemptions show the others too. */
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
    const { advocateId } = graph.actor;
    const listed =
      graph.scope === 'program'
        ? { statuses: asked, shopOf: null }
        : { statuses: onOffer(asked), shopOf: { advocateId } };
    const page = { first, after: after ?? null };
    return connectionOf(
      await listRewards(await graph.tx(), listed, page),
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
    if (reward === null || graph.scope === 'program') return reward;
    if (reward.status === 'DRAFT') return null;
    const { advocateId } = graph.actor;
    const closed = await findClosedTo(await graph.tx(), 'REWARD', advocateId, [reward.id]);
    return closed.length > 0 ? null : reward;
  }

  @Mutation(() => SaveRewardResult)
  saveReward(@Args('input') input: SaveRewardInput, @Graph() graph: GraphContext) {
    return mutateOnce(graph, rewardAnswer, input, (tx, actor, reward) =>
      this.save.saveReward(tx, actor, reward),
    );
  }

  @Mutation(() => LoadGiftCodesResult)
  @Repeatable('a code is in a programme once (R-R7)')
  loadGiftCodes(@Args('input') input: LoadGiftCodesInput, @Graph() graph: GraphContext) {
    return mutate(graph, loadedAnswer, input, (tx, actor, wanted) =>
      this.load.loadGiftCodes(tx, actor, wanted),
    );
  }

  @Mutation(() => SetRewardStatusResult)
  setRewardStatus(@Args('input') input: SetRewardStatusInput, @Graph() graph: GraphContext) {
    return mutateOnce(graph, rewardAnswer, input, (tx, actor, wanted) =>
      this.setStatus.setRewardStatus(tx, actor, wanted),
    );
  }

  @ResolveField()
  translations({ texts }: RewardEntity) {
    return texts;
  }

  /** The cost to the company is hidden from the person who gets the gift. */
  @ResolveField()
  unitCost(
    { unitCostMinor, currency }: RewardEntity,
    _: NoArgs,
    { graph }: Contexts,
  ): Money | null {
    if (unitCostMinor === null || currency === null || !managesRewards(graph)) return null;
    return { amountMinor: unitCostMinor, currency };
  }

  @ResolveField(() => [TimelineEntry], { description: 'For staff' })
  timeline({ id }: RewardEntity, _: NoArgs, { graph }: Contexts) {
    return timelineOf(graph, rewardSubject.kind, id);
  }

  @ResolveField(() => PictureType, { nullable: true })
  picture({ id }: RewardEntity, _: NoArgs, { graph }: Contexts) {
    return loadPicture(graph, 'REWARD', id);
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

const rewardAnswer: AnswerOf<Id, RewardEntity> = {
  type: 'Reward',
  noun: 'reward',
  read: (graph, id) => graph.load(rewardById, id),
};

type Loaded = Omit<LoadedGiftCodes, 'reward'> & { readonly rewardId: Id };

const loadedAnswer: AnswerOf<Loaded, object> = {
  type: 'LoadedGiftCodes',
  noun: 'reward',
  read: async (graph, { rewardId, ...loaded }) => {
    const reward = await graph.load(rewardById, rewardId);
    return reward && { ...loaded, reward };
  },
};

function onOffer(asked: readonly RewardItemStatus[] | null): readonly RewardItemStatus[] {
  return asked === null ? ON_OFFER : ON_OFFER.filter((status) => asked.includes(status));
}
