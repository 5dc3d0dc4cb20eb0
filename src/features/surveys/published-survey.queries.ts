import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { findPublishedStage, listPublishedStages } from '../challenges/index.js';
import { questionsKind, surveyOf } from './questions-kind.rules.js';
import type { Survey } from './survey-definition.rules.js';
import { countSurveyResponses } from './survey-response.queries.js';

/** A published version of a stage that asks questions. */
export interface PublishedSurvey {
  readonly challengeId: Id;
  readonly stage: number;
  readonly version: number;
  readonly title: string;
  readonly survey: Survey;
  /** those that are live or have answers, the newest first */
  readonly versions: readonly number[];
  /** responses handed in */
  readonly completed: number;
}

/** `version` null: the newest. Null where there is none, or its stage asks no questions. */
export async function findPublishedSurvey(
  tx: Tx,
  challengeId: Id,
  stage: number,
  version: number | null,
): Promise<PublishedSurvey | null> {
  const published = await listPublishedStages(tx, challengeId, stage);
  const asking = published.filter(({ kind }) => kind === questionsKind.name);
  const chosen = version ?? asking[0]?.version;
  if (chosen === undefined || !asking.some((each) => each.version === chosen)) return null;
  const found = await findPublishedStage(tx, { challengeId, stage, version: chosen });
  const survey = found && surveyOf(found.stage);
  if (!survey) return null;
  const counts = await countSurveyResponses(tx, challengeId, stage);
  const answered = new Map(counts.map((each) => [each.version, each.completed]));
  return {
    challengeId,
    stage,
    version: chosen,
    title: found.title,
    survey,
    versions: asking
      .filter((each) => each.isLive || answered.has(each.version))
      .map((each) => each.version),
    completed: answered.get(chosen) ?? 0,
  };
}
