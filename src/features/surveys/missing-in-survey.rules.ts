import type { Locale } from '../../kernel/locale.js';
import { textsOf, type PartProblem, type Words } from './survey-coherence.rules.js';
import type { Survey } from './survey-definition.rules.js';
import type { Question } from './survey-question.rules.js';

/** What keeps a draft from being published: questions, options, and texts in each of its languages. */
export function missingInSurvey(survey: Survey): PartProblem[] {
  const lacking = lackingIn(survey.languages);
  return [
    ...survey.pages.flatMap(({ questions }, page): PartProblem[] =>
      questions.length === 0
        ? [
            {
              path: ['pages', page, 'questions'],
              message: 'Add a question to this page, or delete the page.',
            },
          ]
        : questions.flatMap((question, place) =>
            [
              ...lackingParts(question),
              ...textsOf(question).flatMap(({ path, words, needed }) =>
                lacking(path, words, needed),
              ),
            ].map(({ path, message }) => ({
              path: ['pages', page, 'questions', place, ...path],
              message,
            })),
          ),
    ),
    ...lacking(['thanks'], survey.thanks, false),
  ];
}

/** How many texts a language lacks that must be written before publishing: the editor's badge. */
export function untranslated(survey: Survey, locale: Locale): number {
  const lacking = lackingIn([survey.languages[0] ?? locale, locale]);
  const texts = survey.pages.flatMap(({ questions }) => questions.flatMap(textsOf));
  return [...texts, { path: ['thanks'], words: survey.thanks, needed: false }]
    .flatMap(({ path, words, needed }) => lacking(path, words, needed))
    .filter(({ path }) => path.at(-1) === locale).length;
}

/** Optional texts must be translated once they are written in the main language. */
function lackingIn(languages: readonly Locale[]) {
  return (path: PartProblem['path'], words: Words, needed: boolean): PartProblem[] => {
    const written = languages.filter((locale) => (words[locale] ?? '') !== '');
    if (!needed && written.length === 0) return [];
    return languages
      .filter((locale) => !written.includes(locale))
      .map((locale) => ({
        path: [...path, locale],
        message: `Write this in the language "${locale}" before you publish the survey.`,
      }));
  };
}

function lackingParts(question: Question): PartProblem[] {
  const few = (name: string, parts: readonly unknown[], least: number): PartProblem[] =>
    parts.length >= least
      ? []
      : [{ path: [name], message: `Write at least ${String(least)} ${name}.` }];
  if (question.kind === 'single') return few('options', question.options, question.other ? 1 : 2);
  if (question.kind === 'multiple') return few('options', question.options, 1);
  if (question.kind !== 'matrix') return [];
  return [...few('rows', question.rows, 1), ...few('columns', question.columns, 2)];
}
