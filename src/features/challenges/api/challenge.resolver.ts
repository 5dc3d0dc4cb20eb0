import { Args, ID, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { isId } from '../../../kernel/ids.js';
import {
  connectionOf,
  type Contexts,
  Graph,
  GraphContext,
  mutateOnce,
  type NoArgs,
  PageSizeScalar,
} from '../../../platform/graphql/index.js';
import { loadPicture, PictureType } from '../../pictures/index.js';
import {
  ChallengeFilter,
  PublishChallengeInput,
  SaveChallengeInput,
} from './challenge-inputs.graphql.js';
import { PublishChallengeResult, SaveChallengeResult } from './challenge-results.graphql.js';
import { Challenge, ChallengeConnection, ReviewSite } from './challenge.graphql.js';
import {
  challengeAnswer,
  loadChallenge,
  participationByKey,
  readerOf,
  statsByChallenge,
} from './challenge.loaders.js';
import {
  listChallenges,
  type ChallengeRow,
  PublishChallenge,
  REVIEW_SITES,
  SaveChallenge,
} from '../define/index.js';
import { ownParticipationKey, type ParticipationRow } from '../take/index.js';
import { shownChallenge } from './shown-challenge.js';
import { Participation } from './submission.graphql.js';

@Resolver(() => Challenge)
export class ChallengeResolver {
  constructor(
    private readonly save: SaveChallenge,
    private readonly publish: PublishChallenge,
  ) {}

  @Query(() => [ReviewSite])
  reviewSites(): ReviewSite[] {
    return [...REVIEW_SITES];
  }

  @Query(() => ChallengeConnection)
  async challenges(
    @Args('first', { type: () => PageSizeScalar, defaultValue: 20 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Args('filter', { type: () => ChallengeFilter, nullable: true }) filter: ChallengeFilter | null,
    @Graph() graph: GraphContext,
  ) {
    const page = await listChallenges(await graph.tx(), readerOf(graph), filter?.statuses ?? null, {
      first,
      after: after ?? null,
    });
    return connectionOf(page, (row) => [row.createdAt.toISOString(), row.id], shownChallenge);
  }

  @Query(() => Challenge, { nullable: true })
  async challenge(@Args('id', { type: () => ID }) id: string, @Graph() graph: GraphContext) {
    return isId(id) ? loadChallenge(graph, id) : null;
  }

  @Mutation(() => SaveChallengeResult)
  saveChallenge(@Args('input') input: SaveChallengeInput, @Graph() graph: GraphContext) {
    return mutateOnce(graph, challengeAnswer, input, (tx, actor, challenge) =>
      this.save.saveChallenge(tx, actor, challenge),
    );
  }

  @Mutation(() => PublishChallengeResult)
  publishChallenge(@Args('input') input: PublishChallengeInput, @Graph() graph: GraphContext) {
    return mutateOnce(graph, challengeAnswer, input, (tx, actor, wanted) =>
      this.publish.publishChallenge(tx, actor, wanted),
    );
  }

  @ResolveField()
  stats({ id }: ChallengeRow, _: NoArgs, { graph }: Contexts) {
    return graph.load(statsByChallenge, id);
  }

  @ResolveField(() => PictureType, { nullable: true })
  picture({ id }: ChallengeRow, _: NoArgs, { graph }: Contexts) {
    return loadPicture(graph, 'CHALLENGE', id);
  }

  @ResolveField(() => Participation, { nullable: true })
  myParticipation(
    { id }: ChallengeRow,
    _: NoArgs,
    { graph }: Contexts,
  ): Promise<ParticipationRow | null> | null {
    const { advocateId } = graph.actor;
    return advocateId === null
      ? null
      : graph.load(participationByKey, ownParticipationKey(advocateId, id));
  }
}
