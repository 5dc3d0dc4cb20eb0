import { Args, ID, Int, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { isId } from '../../kernel/ids.js';
import { NotFound } from '../../platform/errors/index.js';
import {
  answer,
  type Contexts,
  Graph,
  GraphContext,
  type NoArgs,
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
  saveSurveyDraft(@Args('input') input: SaveSurveyDraftInput, @Graph() graph: GraphContext) {
    return answer('SurveyDraft', async () => {
      const { participationId, stage } = input;
      if (!isId(participationId)) throw new NotFound('challenge of yours', ['participationId']);
      return graph.write('saveSurveyDraft', async (tx, actor) => {
        await this.save.saveSurveyDraft(tx, actor, input);
        const advocateId = actor.advocateId ?? '';
        const draft = await findSurveyDraft(tx, { participationId, stage, advocateId });
        if (!draft) throw new Error('A draft that was saved was not found.');
        return draft;
      });
    });
  }
}

/** Shown to whom the submission is shown: its owner and those who decide. */
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
