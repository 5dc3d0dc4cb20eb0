import { z } from 'zod';
import { defineStageKind, type Stage } from '../challenges/index.js';
import type { Answers } from './check-answers.rules.js';
import { missingInSurvey } from './missing-in-survey.rules.js';
import { textsOf } from './survey-coherence.rules.js';
import { SurveyDefinition, type Survey } from './survey-definition.rules.js';

const QuestionsParts = z.strictObject({ survey: SurveyDefinition });
export type QuestionsParts = z.output<typeof QuestionsParts>;

/** A stage that asks a survey's questions. Nobody decides on it, unless a marketer chose to. */
export const questionsKind = defineStageKind<QuestionsParts>({
  name: 'QUESTIONS',
  parts: QuestionsParts,
  alwaysDecided: false,
  missing: ({ survey }) =>
    missingInSurvey(survey).map(({ path, message }) => ({
      path: ['survey', ...path.map(String)],
      message,
    })),
  texts: ({ survey }) =>
    survey.pages.flatMap(({ questions }, page) =>
      questions.flatMap((question, place) =>
        textsOf(question).flatMap(({ path, words }) =>
          Object.entries(words).map(([locale, text]) => {
            const at = ['pages', page, 'questions', place, ...path, locale];
            return [['survey', ...at.map(String)], text] as const;
          }),
        ),
      ),
    ),
});

/** The survey of a stage; null where the stage is of another kind. */
export function surveyOf(stage: Stage): Survey | null {
  return stage.kind === questionsKind.name ? (stage as unknown as QuestionsParts).survey : null;
}

export interface AnsweredFile {
  readonly id: string;
  /** in the answers */
  readonly path: readonly string[];
}

/** The files that answers name. */
export function filesIn({ pages }: Survey, answers: Answers): AnsweredFile[] {
  return pages
    .flatMap(({ questions }) => questions)
    .filter(({ kind }) => kind === 'file')
    .flatMap(({ id }) => {
      const files = answers[id];
      if (!Array.isArray(files)) return [];
      return files.map((file, place) => ({ id: String(file), path: [id, String(place)] }));
    });
}
