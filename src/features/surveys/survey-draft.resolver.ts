import { Args, ID, Int, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { isId, type Id } from '../../kernel/ids.js';
import {
  type AnswerOf,
  type Contexts,
  Graph,
  GraphContext,
  mutate,
  type NoArgs,
  Repeatable,
} from '../../platform/graphql/index.js';
import { SubmissionType } from '../challenges/index.js';
import { SaveSurveyDraft } from './save-survey-draft.js';
import { findSurveyDraft, type SurveyDraftRow } from './survey-draft.queries.js';
import {
  SaveSurveyDraftInput,
  SaveSurveyDraftResult,
  SurveyAnswers,
  SurveyDraft,
} from './survey.graphql.js';
import { responseBySubmission } from './survey.loaders.js';

@Resolver(() => SurveyDraft)
export class SurveyDraftResolver {
  constructor(private readonly save: SaveSurveyDraft) {}

  @Query(() => SurveyDraft, { nullable: true })
  async surveyDraft(
    @Args('participationId', { type: () => ID }) participationId: string,
    @Args('stage', { type: () => Int }) stage: number,
    @Graph() graph: GraphContext,
  ): Promise<SurveyDraftRow | null> {
    const { advocateId } = graph.actor;
    if (advocateId === null || !isId(participationId)) return null;
    return findSurveyDraft(await graph.tx(), { participationId, stage, advocateId });
  }

  @Mutation(() => SaveSurveyDraftResult)
  @Repeatable('the same draft again is saved already')
  saveSurveyDraft(@Args('input') input: SaveSurveyDraftInput, @Graph() graph: GraphContext) {
    return mutate(graph, draftAnswer, input, async (tx, actor, draft) => {
      await this.save.saveSurveyDraft(tx, actor, draft);
      return draft;
    });
  }
}

const draftAnswer: AnswerOf<{ participationId: Id; stage: number }, SurveyDraftRow> = {
  type: 'SurveyDraft',
  noun: 'draft of yours',
  read: async (graph, { participationId, stage }) => {
    const { advocateId } = graph.actor;
    if (advocateId === null) return null;
    return findSurveyDraft(await graph.tx(), { participationId, stage, advocateId });
  },
};

/** Shown to those who see the submission: its owner and those who decide. */
@Resolver(() => SubmissionType)
export class SubmittedAnswersResolver {
  @ResolveField(() => SurveyAnswers, {
    nullable: true,
    description: 'Of a stage of the kind QUESTIONS',
  })
  async answers({ id }: { id: string }, _: NoArgs, { graph }: Contexts) {
    return (await graph.load(responseBySubmission, id))?.answers ?? null;
  }
}
