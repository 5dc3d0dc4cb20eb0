import { Args, ID, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { isId, type Id } from '../../../kernel/ids.js';
import {
  type AnswerOf,
  type Contexts,
  Graph,
  GraphContext,
  mutate,
  mutateOnce,
  type NoArgs,
  Repeatable,
} from '../../../platform/graphql/index.js';
import { advocateById } from '../../advocates/index.js';
import { timelineOf } from '../../timeline/index.js';
import {
  AbandonParticipationInput,
  StartChallengeInput,
  SubmitStageInput,
  WithdrawSubmissionInput,
} from './challenge-inputs.graphql.js';
import {
  AbandonParticipationResult,
  StartChallengeResult,
  SubmitStageResult,
  WithdrawSubmissionResult,
} from './challenge-results.graphql.js';
import {
  decides,
  loadChallenge,
  participationById,
  submissionAnswer,
} from './challenge.loaders.js';
import { AbandonParticipation, SubmitStage, WithdrawSubmission } from '../hand-in/index.js';
import { type ParticipationRow, StartChallenge } from '../take/index.js';
import { Participation } from './submission.graphql.js';
import { participationSubject } from '../take/index.js';

@Resolver(() => Participation)
export class ParticipationResolver {
  constructor(
    private readonly start: StartChallenge,
    private readonly submit: SubmitStage,
    private readonly withdraw: WithdrawSubmission,
    private readonly abandon: AbandonParticipation,
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
  @Repeatable('who has started goes on')
  startChallenge(@Args('input') input: StartChallengeInput, @Graph() graph: GraphContext) {
    return mutate(graph, participationAnswer, input, (tx, actor, wish) =>
      this.start.startChallenge(tx, actor, wish),
    );
  }

  @Mutation(() => AbandonParticipationResult)
  abandonParticipation(
    @Args('input') input: AbandonParticipationInput,
    @Graph() graph: GraphContext,
  ) {
    return mutateOnce(graph, participationAnswer, input, (tx, actor, act) =>
      this.abandon.abandonParticipation(tx, actor, act),
    );
  }

  @Mutation(() => SubmitStageResult)
  submitStage(@Args('input') input: SubmitStageInput, @Graph() graph: GraphContext) {
    return mutateOnce(graph, submissionAnswer, input, (tx, actor, proof) =>
      this.submit.submitStage(tx, actor, proof),
    );
  }

  @Mutation(() => WithdrawSubmissionResult)
  withdrawSubmission(@Args('input') input: WithdrawSubmissionInput, @Graph() graph: GraphContext) {
    return mutateOnce(graph, submissionAnswer, input, (tx, actor, act) =>
      this.withdraw.withdrawSubmission(tx, actor, act),
    );
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
    return timelineOf(graph, participationSubject.kind, id);
  }
}

const participationAnswer: AnswerOf<Id, ParticipationRow> = {
  type: 'Participation',
  noun: 'challenge',
  read: (graph, id) => graph.load(participationById, id),
};
