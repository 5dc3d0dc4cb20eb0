import { describe, expect, it } from '@jest/globals';
import {
  SurveyDefinition,
  type Survey,
} from '../../../../../src/features/surveys/survey-definition.rules.js';
import { progressOf, stepsOf, stepWith } from './steps.js';

const when = (question: string, value: unknown, test = 'is') => ({
  visibleWhen: { match: 'all', conditions: [{ question, test, value }] },
});
const text = (id: string, more: object = {}) => ({
  id,
  kind: 'text',
  text: { en: id },
  limits: { max: 100 },
  ...more,
});
const survey: Survey = SurveyDefinition.parse({
  answersAre: 'NAMED',
  languages: ['en'],
  pages: [
    {
      id: 'one',
      questions: [
        { id: 'score', kind: 'nps', text: { en: 'Score' } },
        text('low', when('score', 6, 'atMost')),
        text('lower', when('low', true, 'answered')),
      ],
    },
    { id: 'two', questions: [text('never', when('score', 3))] },
    { id: 'three', questions: [text('end')] },
  ],
});
const idsOf = (steps: readonly (readonly { id: string }[])[]) =>
  steps.map((step) => step.map(({ id }) => id));
const progress = (answers: object, id: string) => {
  const steps = stepsOf(survey, { ...answers }, 'QUESTION');
  return progressOf(survey, { ...answers }, steps[stepWith(survey, steps, id)] ?? []);
};

describe('what is asked together', () => {
  it('is one question on a phone, and a page where there is room', () => {
    expect(idsOf(stepsOf(survey, { score: 5 }, 'QUESTION'))).toEqual([['score'], ['low'], ['end']]);
    expect(idsOf(stepsOf(survey, { score: 5 }, 'PAGE'))).toEqual([['score', 'low'], ['end']]);
  });

  it('goes on after the question where somebody stopped, if that is hidden by now', () => {
    const steps = stepsOf(survey, { score: 10 }, 'QUESTION');
    expect(stepWith(survey, steps, null)).toBe(0);
    expect(stepWith(survey, steps, 'low')).toBe(1); // "end"
    expect(stepWith(survey, steps, 'end')).toBe(1);
    expect(stepWith(survey, steps, 'gone')).toBe(0);
  });
});

describe('progress that tells the truth', () => {
  it('names the fewest and the most that may still be asked, and what is decided once it is', () => {
    // Nothing answered: "end" comes for certain; low, lower and never may come.
    expect(progress({}, 'score')).toEqual({ from: 1, to: 1, least: 1, most: 4, share: 0 });
    // A 10 decides that none of them does.
    expect(progress({ score: 10 }, 'score')).toMatchObject({ least: 1, most: 1 });
    // A 5 asks "low" for certain, and its answer decides about "lower".
    expect(progress({ score: 5 }, 'score')).toMatchObject({ least: 2, most: 3 });
    expect(progress({ score: 5, low: 'x' }, 'low')).toMatchObject({ from: 2, least: 2, most: 2 });
  });

  it('what was passed without an answer is decided too', () => {
    expect(progress({ score: 5 }, 'end')).toEqual({
      from: 3,
      to: 3,
      least: 0,
      most: 0,
      share: 2 / 3,
    });
  });

  it('never falls on the way forward', () => {
    const shares = [
      progress({}, 'score').share,
      progress({ score: 3 }, 'low').share,
      progress({ score: 3, low: 'x' }, 'lower').share,
      progress({ score: 3, low: 'x' }, 'never').share,
      progress({ score: 3, low: 'x' }, 'end').share,
    ];
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBe(4 / 5);
  });
});
