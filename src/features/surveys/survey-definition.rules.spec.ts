import { describe, expect, it } from '@jest/globals';
import { aSurvey } from '../../../test/support/worlds/surveys.js';
import { missingInSurvey, untranslated } from './missing-in-survey.rules.js';
import { SurveyDefinition } from './survey-definition.rules.js';

const NPS = { id: 'nps', kind: 'nps', text: { en: 'How likely?' } };
const WHY = { id: 'why', kind: 'text', text: { en: 'Why?' }, limits: { max: 500 } };
const COLOUR = {
  id: 'colour',
  kind: 'single',
  text: { en: 'Which?' },
  options: [
    { id: 'red', text: { en: 'Red' } },
    { id: 'blue', text: { en: 'Blue' } },
  ],
};

const surveyOf = (...questions: object[]) => ({
  answersAre: 'NAMED',
  languages: ['en'],
  pages: [{ id: 'p1', questions }],
});
const shownIf = (question: string, test: string, value: unknown) => ({
  visibleWhen: { match: 'all', conditions: [{ question, test, value }] },
});

/** Each problem as `path: message`. */
function problemsOf(survey: unknown): string[] {
  const issues = SurveyDefinition.safeParse(survey).error?.issues ?? [];
  return issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}
const pathsOf = (survey: unknown) => problemsOf(survey).map((problem) => problem.split(':')[0]);

describe('definition of a survey', () => {
  it('what is left out of a question has its plain meaning', () => {
    const survey = SurveyDefinition.parse(surveyOf(COLOUR));
    expect(survey.pages[0]?.questions[0]).toEqual({
      ...COLOUR,
      required: false,
      help: {},
      visibleWhen: null,
      other: false,
      randomOrder: false,
    });
    expect(survey.thanks).toEqual({});
  });

  it('each of the nine kinds is a question', () => {
    expect(problemsOf(aSurvey())).toEqual([]);
  });

  it('R-S1: answers are named: anonymous ones are not offered yet', () => {
    expect(problemsOf({ ...surveyOf(NPS), answersAre: 'ANONYMOUS' })).toEqual([
      'answersAre: Answers are NAMED.',
    ]);
  });

  it('what no survey has is refused by name', () => {
    expect(problemsOf(surveyOf({ ...NPS, colour: 'red' }))[0]).toContain('"colour"');
    expect(problemsOf(surveyOf({ ...NPS, kind: 'stars' }))).toEqual([
      'pages.0.questions.0.kind: Choose a kind: single, multiple, scale, nps, matrix, text, number, date, file.',
    ]);
    expect(pathsOf(surveyOf({ ...NPS, id: 'How likely?' }))).toEqual(['pages.0.questions.0.id']);
    expect(problemsOf(surveyOf({ ...NPS, text: { de: 'Wie?' } }))).toEqual([
      'pages.0.questions.0.text: Unrecognized key: "de"',
    ]);
    expect(pathsOf(surveyOf({ ...NPS, text: { en: 'a\u0000' } }))).toEqual([
      'pages.0.questions.0.text.en',
    ]);
  });

  it('ids stand once, and "other" is none', () => {
    expect(pathsOf(surveyOf(NPS, NPS))).toEqual(['pages.0.questions.1.id']);
    const [red] = COLOUR.options;
    expect(pathsOf(surveyOf({ ...COLOUR, options: [red, red] }))).toEqual([
      'pages.0.questions.0.options.1.id',
    ]);
    expect(pathsOf(surveyOf({ ...COLOUR, options: [{ ...red, id: 'other' }, red] }))).toEqual([
      'pages.0.questions.0.options.0.id',
    ]);
    expect(pathsOf({ ...surveyOf(NPS), languages: ['en', 'en'] })).toEqual(['languages.1']);
  });

  it('a condition names an earlier question, and so never itself, a later one or a ring', () => {
    expect(pathsOf(surveyOf(NPS, { ...WHY, ...shownIf('nps', 'atMost', 6) }))).toEqual([]);
    const wrong = 'pages.0.questions.0.visibleWhen.conditions.0.question';
    expect(pathsOf(surveyOf({ ...NPS, ...shownIf('why', 'answered', true) }, WHY))).toEqual([
      wrong,
    ]);
    expect(pathsOf(surveyOf({ ...NPS, ...shownIf('nps', 'is', 1) }))).toEqual([wrong]);
  });

  it('test and value of a condition suit the question that they ask of', () => {
    const at = 'pages.0.questions.1.visibleWhen.conditions.0';
    const asked = (first: object, test: string, value: unknown) =>
      problemsOf(
        surveyOf(first, { id: 'last', kind: 'nps', text: {}, ...shownIf('first', test, value) }),
      );
    const colour = { ...COLOUR, id: 'first' };
    expect(asked(colour, 'is', 'red')).toEqual([]);
    expect(asked(colour, 'is', 'green')).toEqual([`${at}.value: The id of an option: red, blue.`]);
    expect(asked(colour, 'is', 'other')).toEqual([`${at}.value: The id of an option: red, blue.`]);
    expect(asked({ ...colour, other: true }, 'is', 'other')).toEqual([]);
    expect(asked(colour, 'atLeast', 1)).toEqual([
      `${at}.test: Of a question of kind single it can be asked: is, isNot, answered.`,
    ]);
    const nps = { ...NPS, id: 'first' };
    expect(asked(nps, 'atLeast', 11)).toEqual([`${at}.value: A whole number from 0 to 10.`]);
    expect(asked(nps, 'answered', 'yes')).toEqual([`${at}.value: true or false.`]);
  });

  it('limits can be kept', () => {
    const number = { id: 'n', kind: 'number', text: {}, limits: { min: 5, max: 4 } };
    expect(problemsOf(surveyOf(number))).toEqual([
      'pages.0.questions.0.limits.max: At least the lower limit, 5.',
    ]);
    const several = { ...COLOUR, kind: 'multiple', limits: { min: 3 } };
    expect(problemsOf(surveyOf(several))).toEqual([
      'pages.0.questions.0.limits.min: At most 2: there are no more options.',
    ]);
    const day = { id: 'd', kind: 'date', text: {}, limits: { min: '2027-02-30' } };
    expect(pathsOf(surveyOf(day))).toEqual(['pages.0.questions.0.limits.min']);
  });

  it('a text in a language that the survey does not list is refused', () => {
    expect(pathsOf(surveyOf({ ...NPS, text: { en: 'How likely?', ja: '…' } }))).toEqual([
      'pages.0.questions.0.text.ja',
    ]);
    expect(pathsOf({ ...surveyOf(NPS), thanks: { ja: '…' } })).toEqual(['thanks.ja']);
  });
});

describe('what keeps a survey from being published', () => {
  const missing = (survey: object) =>
    missingInSurvey(SurveyDefinition.parse(survey)).map(({ path }) => path.join('.'));

  it('nothing, where everything is written', () => {
    expect(missing(surveyOf(NPS, WHY, COLOUR))).toEqual([]);
  });

  it('a page without a question, a question without options, a table without rows', () => {
    expect(missing(surveyOf())).toEqual(['pages.0.questions']);
    expect(missing(surveyOf({ ...COLOUR, options: [] }))).toEqual(['pages.0.questions.0.options']);
    const matrix = { id: 'm', kind: 'matrix', text: { en: 'How?' }, rows: [], columns: [] };
    expect(missing(surveyOf(matrix))).toEqual([
      'pages.0.questions.0.rows',
      'pages.0.questions.0.columns',
    ]);
  });

  it('a text that one of its languages lacks; help only where it is written at all', () => {
    const twoLanguages = (question: object) => ({ ...surveyOf(question), languages: ['en', 'ja'] });
    expect(missing(twoLanguages(NPS))).toEqual(['pages.0.questions.0.text.ja']);
    const helped = { ...NPS, text: { en: 'How likely?', ja: '…' }, help: { en: 'Be frank.' } };
    expect(missing(twoLanguages(helped))).toEqual(['pages.0.questions.0.help.ja']);
    expect(
      missing({ ...surveyOf(NPS), languages: ['en', 'ja'], thanks: { en: 'Thanks.' } }),
    ).toEqual(['pages.0.questions.0.text.ja', 'thanks.ja']);
  });

  it('the badge of a language counts what it lacks', () => {
    const survey = SurveyDefinition.parse({ ...surveyOf(COLOUR, NPS), languages: ['en', 'ja'] });
    expect(untranslated(survey, 'en')).toBe(0);
    expect(untranslated(survey, 'ja')).toBe(4); // two questions, two options
  });
});
