import { z } from 'zod';
import { LOCALES } from '../../kernel/locale.js';
import { surveyProblems } from './survey-coherence.rules.js';
import { MAX_PAGES } from './survey-limits.rules.js';
import { Question, SurveyId, words } from './survey-question.rules.js';

const ANSWERS_ARE = ['NAMED'] as const;

/** The content of a survey: a draft, and once published a version (R-C1). */
export const SurveyDefinition = z
  .strictObject({
    /** shown before the first question (R-S1); anonymous answers will lie in tables of their own */
    answersAre: z.enum(ANSWERS_ARE, 'Answers are NAMED.'),
    /** the first is the main one: what lacks a translation is shown in it */
    languages: z
      .array(z.enum(LOCALES, `Choose from ${LOCALES.join(', ')}.`))
      .min(1, 'A survey is written in at least one language.'),
    pages: z
      .array(z.strictObject({ id: SurveyId, questions: z.array(Question) }))
      .min(1, 'A survey has at least one page.')
      .max(MAX_PAGES, `A survey has at most ${String(MAX_PAGES)} pages.`),
    /** shown after the last answer */
    thanks: words(1_000).default({}),
  })
  .superRefine((survey, context) => {
    for (const { path, message } of surveyProblems(survey)) {
      context.addIssue({ code: 'custom', path: [...path], message });
    }
  });
export type Survey = z.output<typeof SurveyDefinition>;
