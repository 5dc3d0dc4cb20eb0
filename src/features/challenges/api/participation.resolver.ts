import { Args, ID, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { isId } from '../../../kernel/ids.js';
import {
  answer,
  type Contexts,
  Graph,
  GraphContext,
  type NoArgs,
} from '../../../platform/graphql/index.js';
import { once } from '../../../platform/idempotency/index.js';
import { advocateById } from '../../advocates/index.js';
import { timelineOf } from '../../timeline/index.js';
import { StartChallengeInput, SubmitStageInput } from './challenge-inputs.graphql.js';
import { StartChallengeResult, SubmitStageResult } from './challenge-results.graphql.js';
import {
  decides,
  found,
  idOf,
  loadChallenge,
  participationById,
  submissionById,
} from './challenge.loaders.js';
import { SubmitStage } from '../hand-in/index.js';
import { type ParticipationRow, StartChallenge } from '../take/index.js';
import { Participation } from './submission.graphql.js';

@Resolver(() => Participation)
export class ParticipationResolver {
  constructor(
    private readonly start: StartChallenge,
    private readonly submit: SubmitStage,
  ) {}

  @Query(() => Participation, { nullable: true })
  async participation(
    @Args('id', { type: () => ID }) id: string,
    @Graph() graph: GraphContext,
  ): Promise<ParticipationRow | null> {
    const row = isId(id) ? await graph.load(participationById, id) : null;
    const isOwn = row !== null && row.advocateId === graph.actor.advocateId;
    return isOwn || decides(graph) ? row : null;
  }

  @Mutation(() => StartChallengeResult)
  startChallenge(@Args('input') input: StartChallengeInput, @Graph() graph: GraphContext) {
    return answer('Participation', async () => {
      const challengeId = idOf(input.challengeId, 'challenge', ['challengeId']);
      const id = await graph.write('startChallenge', (tx, actor) =>
        this.start.startChallenge(tx, actor, { challengeId }),
      );
      return found(await graph.load(participationById, id), 'challenge');
    });
  }

  @Mutation(() => SubmitStageResult)
  submitStage(@Args('input') input: SubmitStageInput, @Graph() graph: GraphContext) {
    return answer('Submission', async () => {
      idOf(input.participationId, 'challenge of yours', ['participationId']);
      const { idempotencyKey: key, ...proof } = input;
      const { id } = await graph.write('submitStage', (tx, actor) =>
        once(tx, actor, { operation: 'submitStage', key, input: proof }, async () => ({
          type: 'Submission',
          id: await this.submit.submitStage(tx, actor, proof),
        })),
      );
      return found(await graph.load(submissionById, id), 'submission');
    });
  }

  @ResolveField()
  challenge({ challengeId, advocateId }: ParticipationRow, _: NoArgs, { graph }: Contexts) {
    return loadChallenge(graph, challengeId, advocateId);
  }

  @ResolveField()
  advocate({ advocateId }: ParticipationRow, _: NoArgs, { graph }: Contexts) {
    return graph.load(advocateById, advocateId);
  }

  @ResolveField()
  timeline({ id }: ParticipationRow, _: NoArgs, { graph }: Contexts) {
    return timelineOf(graph, 'PARTICIPATION', id);
  }
}
