import { Args, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import {
  type Contexts,
  Graph,
  GraphContext,
  mutateOnce,
  type NoArgs,
} from '../../../platform/graphql/index.js';
import { TimelineEntry, timelineOf } from '../../timeline/index.js';
import { challengeSubject, type ChallengeRow, PauseChallenge } from '../define/index.js';
import { ArchiveChallenge, CloseChallenge } from '../take/index.js';
import {
  ArchiveChallengeInput,
  CloseChallengeInput,
  PauseChallengeInput,
} from './challenge-inputs.graphql.js';
import {
  ArchiveChallengeResult,
  CloseChallengeResult,
  PauseChallengeResult,
} from './challenge-results.graphql.js';
import { Challenge } from './challenge.graphql.js';
import { challengeAnswer } from './challenge.loaders.js';

/** How a published challenge is paused and ended, and what its timeline tells of it. */
@Resolver(() => Challenge)
export class ChallengeLifeResolver {
  constructor(
    private readonly pause: PauseChallenge,
    private readonly close: CloseChallenge,
    private readonly archive: ArchiveChallenge,
  ) {}

  @Mutation(() => PauseChallengeResult)
  pauseChallenge(@Args('input') input: PauseChallengeInput, @Graph() graph: GraphContext) {
    return mutateOnce(graph, challengeAnswer, input, (tx, actor, wanted) =>
      this.pause.pauseChallenge(tx, actor, wanted),
    );
  }

  @Mutation(() => CloseChallengeResult)
  closeChallenge(@Args('input') input: CloseChallengeInput, @Graph() graph: GraphContext) {
    return mutateOnce(graph, challengeAnswer, input, (tx, actor, wanted) =>
      this.close.closeChallenge(tx, actor, wanted),
    );
  }

  @Mutation(() => ArchiveChallengeResult)
  archiveChallenge(@Args('input') input: ArchiveChallengeInput, @Graph() graph: GraphContext) {
    return mutateOnce(graph, challengeAnswer, input, (tx, actor, wanted) =>
      this.archive.archiveChallenge(tx, actor, wanted),
    );
  }

  @ResolveField(() => [TimelineEntry], { description: 'For staff' })
  timeline({ id }: ChallengeRow, _: NoArgs, { graph }: Contexts) {
    return timelineOf(graph, challengeSubject.kind, id);
  }
}
