import { describe, expect, it } from '@jest/globals';
import { aSurvey, SOUND_ANSWERS } from '../../../test/support/worlds/surveys.js';
import type { AnswerProblemCode } from './answer-problems.rules.js';
import { checkAnswers, checkDraft } from './check-answers.rules.js';
import { SurveyDefinition } from './survey-definition.rules.js';

/** What is refused: each problem as `path code`. */
function refusals(given: unknown, survey = aSurvey()): string[] {
  return checkAnswers(survey, given).problems.map(({ path, code }) => `${path.join('.')} ${code}`);
}

const other = aSurvey({
  single: { other: true },
  multiple: { other: true, limits: { min: 2, max: 2 } },
});
const required = aSurvey({ matrix: { required: true }, single: { required: true } });

describe('R-S2: answers are judged by the published version alone', () => {
  it('a whole set of answers is kept as it is', () => {
    expect(checkAnswers(aSurvey(), SOUND_ANSWERS)).toEqual({
      answers: SOUND_ANSWERS,
      dropped: [],
      problems: [],
    });
  });

  it('nothing answered is nothing wrong where nothing is required', () => {
    const nothing = { single: null, multiple: [], matrix: {}, text: '  ', number: undefined };
    expect(checkAnswers(aSurvey(), nothing)).toEqual({ answers: {}, dropped: [], problems: [] });
  });

  const malformed: readonly [
    what: string,
    given: unknown,
    refusal: string,
    survey?: typeof other,
  ][] = [
    ['1 answers that are a list', [], ' NOT_ANSWERS'],
    ['2 a question that the survey has not', { toString: 'x' }, 'toString UNKNOWN_QUESTION'],
    ['3 an option that is not offered', { single: 'z' }, 'single UNKNOWN_OPTION'],
    [
      '4 an option of several that is not offered',
      { multiple: ['a', 'z'] },
      'multiple.1 UNKNOWN_OPTION',
    ],
    ['5 a row that the table has not', { matrix: { r9: 'c1' } }, 'matrix.r9 UNKNOWN_ROW'],
    ['6 a column that the table has not', { matrix: { r1: 'c9' } }, 'matrix.r1 UNKNOWN_COLUMN'],
    ['7 two of one', { single: ['a', 'b'] }, 'single TWO_OF_ONE'],
    ['8 two columns of one row', { matrix: { r1: ['c1', 'c2'] } }, 'matrix.r1 TWO_OF_ONE'],
    ['9 one option twice', { multiple: ['a', 'a'] }, 'multiple.1 GIVEN_TWICE'],
    ['10 a text for a number', { number: '42' }, 'number WRONG_TYPE'],
    ['11 a number beyond its range', { number: 101 }, 'number TOO_GREAT'],
    ['12 a step below its scale', { scale: 0 }, 'scale TOO_SMALL'],
    ['13 half a step', { nps: 9.5 }, 'nps NOT_WHOLE'],
    ['14 a text over its length', { text: 'x'.repeat(21) }, 'text TOO_LONG'],
    ['15 a day that is not in the calendar', { date: '2027-02-29' }, 'date NOT_A_DAY'],
    ['16 a day after the last', { date: '2028-01-01' }, 'date TOO_LATE'],
    ['17 "other" where it is not offered', { single: { other: 'x' } }, 'single OTHER_NOT_OFFERED'],
    [
      '18 a part that answers do not have',
      { single: { other: 'x', id: 'a' } },
      'single UNKNOWN_KEY',
      other,
    ],
    ['19 "other" that says nothing', { single: { other: ' ' } }, 'single.other OTHER_EMPTY', other],
    ['20 fewer than the least', { multiple: ['a'] }, 'multiple TOO_FEW', other],
    ['21 more than the most', { multiple: ['a', 'b', 'c'] }, 'multiple TOO_MANY', other],
    ['22 what is no file', { file: ['photo.png'] }, 'file.0 NOT_A_FILE'],
    ['23 a text with NUL', { text: 'a\u0000b' }, 'text UNREADABLE'],
    ['24 a day before the first', { date: '2026-12-31' }, 'date TOO_EARLY'],
  ];
  it.each(malformed)('%s is refused by name', (_, given, refusal, survey = aSurvey()) => {
    expect(refusals(given, survey)).toEqual([refusal]);
  });

  it('a required question that is not answered is named, and each row of a required table', () => {
    expect(refusals({}, required)).toEqual(['single REQUIRED', 'matrix REQUIRED']);
    expect(refusals({ single: 'a', matrix: { r2: 'c1' } }, required)).toEqual([
      'matrix.r1 ROW_MISSING',
    ]);
  });

  it('every fault is told at once, with what would be right', () => {
    const { problems } = checkAnswers(aSurvey(), { single: 'z', number: 101, nope: 1 });
    expect(problems.map(({ message }) => message)).toEqual([
      'This survey has no question "nope".',
      'There is no option "z": choose from a, b.',
      'At most 100.',
    ]);
  });

  it('a name that is told back is cut: nobody makes the answer long', () => {
    const [found] = checkAnswers(aSurvey(), { single: 'z'.repeat(10_000) }).problems;
    expect(found?.message.length).toBeLessThan(120);
  });

  it('a hidden question is not asked: whatever was sent for it is dropped, and named', () => {
    const survey = aSurvey({
      number: {
        required: true,
        visibleWhen: { match: 'all', conditions: [{ question: 'single', test: 'is', value: 'b' }] },
      },
      date: {
        visibleWhen: {
          match: 'all',
          conditions: [{ question: 'number', test: 'answered', value: true }],
        },
      },
    });
    const given = { single: 'a', number: 'not even a number', date: '2027-06-30' };
    expect(checkAnswers(survey, given)).toEqual({
      answers: { single: 'a' },
      dropped: ['number', 'date'],
      problems: [],
    });
    expect(refusals({ ...given, single: 'b' }, survey)).toEqual(['number WRONG_TYPE']);
    expect(refusals({ single: 'b' }, survey)).toEqual(['number REQUIRED']);
  });

  it('texts are kept without the blanks around them; a zero has no sign', () => {
    const { answers } = checkAnswers(aSurvey(), { text: '  So.\n', number: -0 });
    expect(answers).toEqual({ text: 'So.', number: 0 });
    expect(Object.is(answers['number'], 0)).toBe(true);
  });

  it('characters are counted as people count them', () => {
    expect(refusals({ text: '👍'.repeat(20) })).toEqual([]);
    expect(refusals({ text: '👍'.repeat(21) })).toEqual(['text TOO_LONG']);
  });
});

describe('a draft of answers', () => {
  it('keeps what is not finished, out of range or hidden', () => {
    const survey = aSurvey({
      single: { required: true },
      number: {
        visibleWhen: { match: 'all', conditions: [{ question: 'single', test: 'is', value: 'b' }] },
      },
    });
    const given = { text: 'x'.repeat(30), number: 101, date: '2030-01-01', matrix: { r1: 'c1' } };
    expect(checkDraft(survey, given)).toEqual({ answers: given, dropped: [], problems: [] });
  });

  const hard: readonly [unknown, AnswerProblemCode][] = [
    [{ nope: 1 }, 'UNKNOWN_QUESTION'],
    [{ single: 'z' }, 'UNKNOWN_OPTION'],
    [{ number: 'x' }, 'WRONG_TYPE'],
    [{ text: 'x'.repeat(20_001) }, 'TOO_LONG'],
    ['answers', 'NOT_ANSWERS'],
  ];
  it.each(hard)('refuses what no question of it could keep: %j', (given, code) => {
    expect(checkDraft(aSurvey(), given).problems.map((found) => found.code)).toEqual([code]);
  });
});

it('what every object inherits is no question and no answer', () => {
  const survey = SurveyDefinition.parse({
    answersAre: 'NAMED',
    languages: ['en'],
    pages: [
      {
        id: 'p',
        questions: [
          {
            id: 'constructor',
            kind: 'text',
            required: true,
            text: { en: 'Builder?' },
            limits: { max: 9 },
          },
        ],
      },
    ],
  });
  expect(refusals({}, survey)).toEqual(['constructor REQUIRED']);
  expect(refusals({ constructor: 'Me' }, survey)).toEqual([]);
});
