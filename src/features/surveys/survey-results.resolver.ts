import { Args, ID, Int, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { isId } from '../../kernel/ids.js';
import type { Page } from '../../kernel/page.js';
import {
  connectionOf,
  type Contexts,
  Graph,
  GraphContext,
  type NoArgs,
} from '../../platform/graphql/index.js';
import { advocateById } from '../advocates/index.js';
import { countStarted, submissionById } from '../challenges/index.js';
import { proofFileById } from '../files/index.js';
import { findPublishedSurvey, type PublishedSurvey } from './published-survey.queries.js';
import {
  answeredOf,
  countSurveyCells,
  listSurveyResponses,
  type AnsweredSo,
  type SurveyResponseRow,
} from './survey-response.queries.js';
import { type QuestionResult, SurveyResults } from './survey-results.graphql.js';
import { ANSWERED, npsOf, type CellCounts } from './survey-results.rules.js';
import { SurveyResponsesArgs } from './survey-responses-args.graphql.js';
import { SurveyResponse, SurveyResponseConnection } from './survey.graphql.js';

/** What people answered: for those who decide. */
@Resolver(() => SurveyResponse)
export class SurveyResultsResolver {
  @Query(() => SurveyResults, { nullable: true })
  async surveyResults(
    @Args('challengeId', { type: () => ID }) challengeId: string,
    @Args('stage', { type: () => Int }) stage: number,
    @Args('version', { type: () => Int, nullable: true }) version: number | null,
    @Graph() graph: GraphContext,
  ): Promise<SurveyResults | null> {
    if (!isId(challengeId)) return null;
    const tx = await graph.tx();
    const asked = await findPublishedSurvey(tx, challengeId, stage, version ?? null);
    if (!asked) return null;
    const counts = await countSurveyCells(tx, asked, asked.survey);
    const started = await countStarted(tx, challengeId, asked.version);
    return {
      ...asked,
      versions: [...asked.versions],
      started,
      questions: questionsOf(asked, counts),
    };
  }

  @Query(() => SurveyResponseConnection)
  async surveyResponses(@Args() asked: SurveyResponsesArgs, @Graph() graph: GraphContext) {
    return connectionOf(
      await pageOfResponses(graph, asked),
      (row) => [row.submittedAt.toISOString(), row.id],
      (row) => row,
    );
  }

  @ResolveField()
  advocate({ advocateId }: SurveyResponseRow, _: NoArgs, { graph }: Contexts) {
    return graph.load(advocateById, advocateId);
  }

  @ResolveField()
  submission({ submissionId }: SurveyResponseRow, _: NoArgs, { graph }: Contexts) {
    return graph.load(submissionById, submissionId);
  }

  @ResolveField()
  version({ challengeVersion }: SurveyResponseRow): number {
    return challengeVersion;
  }

  @ResolveField()
  async files({ fileIds }: SurveyResponseRow, _: NoArgs, { graph }: Contexts) {
    const files = await Promise.all(fileIds.map((id) => graph.load(proofFileById, id)));
    return files.filter((file) => file !== null);
  }
}

async function pageOfResponses(
  graph: GraphContext,
  { challengeId, stage, version, question, cell, first, after }: SurveyResponsesArgs,
): Promise<Page<SurveyResponseRow>> {
  const nobody = { rows: [], hasNext: false };
  if (!isId(challengeId)) return nobody;
  const tx = await graph.tx();
  const asked = await findPublishedSurvey(tx, challengeId, stage, version ?? null);
  if (!asked) return nobody;
  const so = question ? answeredSo(asked, question, cell ?? null) : null;
  // A question of another version: nobody answered it here.
  if (question && !so) return nobody;
  return listSurveyResponses(tx, asked, so, { first, after: after ?? null });
}

function answeredSo(
  { survey }: PublishedSurvey,
  id: string,
  cell: string | null,
): AnsweredSo | null {
  const questions = survey.pages.flatMap((page) => page.questions);
  const found = questions.find((question) => question.id === id);
  return found ? { question: id, kind: found.kind, cell: cell ?? ANSWERED } : null;
}

function questionsOf({ survey }: PublishedSurvey, counts: CellCounts): QuestionResult[] {
  return survey.pages
    .flatMap((page) => page.questions)
    .map(({ id, kind }) => {
      const cells = counts.get(id) ?? new Map<string, number>();
      const shown = [...cells].filter(([cell]) => cell !== ANSWERED);
      return {
        question: id,
        answered: answeredOf(cells),
        cells: shown.map(([cell, count]) => ({ cell, count })),
        nps: kind === 'nps' ? npsFigure(cells) : null,
      };
    });
}

function npsFigure(cells: ReadonlyMap<string, number>): QuestionResult['nps'] {
  const { promoters, passives, detractors, score, interval } = npsOf(cells);
  const { low, high } = interval ?? { low: null, high: null };
  return { promoters, passives, detractors, score, low, high };
}
