import { describe, expect, it } from '@jest/globals';
import {
  SurveyDefinition,
  type Survey,
} from '../../../../../src/features/surveys/survey-definition.rules.js';
import type { Question } from '../../../../../src/features/surveys/survey-question.rules.js';
import { answerLines, type Wording } from './answer-text.js';
import { resultGroups, type Labels } from './result-groups.js';

const labels: Labels = {
  wordsOf: (words) => words.en ?? '',
  other: 'Other',
  number: String,
  month: (month) => month,
  range: (from, to) => `${from} to ${to}`,
};
const wording: Wording = {
  wordsOf: labels.wordsOf,
  other: 'Other',
  number: String,
  day: (day) => day,
  file: (id) => `${id}.png`,
};

function asked(question: object): Question {
  const survey: Survey = SurveyDefinition.parse({
    answersAre: 'NAMED',
    languages: ['en'],
    pages: [{ id: 'p', questions: [{ id: 'q', text: { en: 'Q' }, ...question }] }],
  });
  const [first] = survey.pages[0]?.questions ?? [];
  if (!first) throw new Error('no question');
  return first;
}
const part = (id: string) => ({ id, text: { en: id.toUpperCase() } });
const rowsOf = (question: Question, cells: Record<string, number>) =>
  resultGroups(question, new Map(Object.entries(cells)), labels).map(({ title, rows }) => ({
    ...(title ? { title } : {}),
    rows: rows.map(({ label, count }) => [label, count]),
  }));

const single = asked({ kind: 'single', options: [part('a'), part('b')], other: true });
const matrix = asked({ kind: 'matrix', rows: [part('r')], columns: [part('c'), part('d')] });
const number = asked({ kind: 'number', limits: {} });

describe('what was counted, as it is read', () => {
  it('options in their order, with "other" and with those that nobody chose', () => {
    expect(rowsOf(single, { '*': 3, b: 2, other: 1 })).toEqual([
      {
        rows: [
          ['A', 0],
          ['B', 2],
          ['Other', 1],
        ],
      },
    ]);
  });

  it('every step of a scale, and a group for each row of a table', () => {
    expect(rowsOf(asked({ kind: 'nps' }), { 10: 1 })[0]?.rows).toHaveLength(11);
    expect(rowsOf(matrix, { 'r:d': 4 })).toEqual([
      {
        title: 'R',
        rows: [
          ['C', 0],
          ['D', 4],
        ],
      },
    ]);
  });

  it('few numbers one by one, many in classes that hold them all', () => {
    expect(rowsOf(number, { '*': 2, 10: 1, 9: 1 })).toEqual([
      {
        rows: [
          ['9', 1],
          ['10', 1],
        ],
      },
    ]);
    const many = Object.fromEntries(Array.from({ length: 97 }, (_, each) => [String(each + 3), 1]));
    const [group] = rowsOf(number, many);
    expect(group?.rows[0]).toEqual(['0 to 10', 7]); // 3 to 9
    expect(group?.rows.reduce((sum, [, count]) => sum + Number(count), 0)).toBe(97);
  });

  it('days by month', () => {
    const date = asked({ kind: 'date', limits: {} });
    expect(rowsOf(date, { '*': 3, '2027-02-01': 1, '2027-01-31': 1, '2027-01-01': 1 })).toEqual([
      {
        rows: [
          ['2027-01', 2],
          ['2027-02', 1],
        ],
      },
    ]);
  });
});

describe('one answer in words', () => {
  it.each<[Question, unknown, string[]]>([
    [single, 'a', ['A']],
    [single, { other: 'my own' }, ['Other: my own']],
    [
      asked({ kind: 'multiple', options: [part('a'), part('b')], limits: {} }),
      ['b', 'a'],
      ['B', 'A'],
    ],
    [matrix, { r: 'd' }, ['R: D']],
    [number, 7, ['7']],
    [asked({ kind: 'date', limits: {} }), '2027-01-31', ['2027-01-31']],
    [asked({ kind: 'file', limits: { max: 1 } }), ['x'], ['x.png']],
    [asked({ kind: 'text', limits: { max: 9 } }), 'a\nb', ['a\nb']],
    [single, undefined, []],
  ])('%#', (question, answer, lines) => {
    expect(answerLines(question, answer, wording)).toEqual(lines);
  });
});
