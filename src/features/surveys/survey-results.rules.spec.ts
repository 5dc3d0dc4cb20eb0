import { describe, expect, it } from '@jest/globals';
import { aSurvey, SOUND_ANSWERS } from '../../../test/support/worlds/surveys.js';
import { checkAnswers } from './check-answers.rules.js';
import { countCells, npsOf, summaryOf } from './survey-results.rules.js';

const cells = (counts: Record<string, number>) => new Map(Object.entries(counts));

describe('R-S3: NPS', () => {
  it('is the share of promoters less the share of detractors, in whole points, from 20 answers on', () => {
    // 10 of 20 promoters, 4 detractors: 50 % − 20 % = 30
    expect(npsOf(cells({ 9: 4, 10: 6, 8: 3, 7: 3, 6: 1, 0: 3 }))).toMatchObject({
      promoters: 10,
      passives: 6,
      detractors: 4,
      n: 20,
      score: 30,
    });
  });

  it('below 20 answers it is told in counts', () => {
    expect(npsOf(cells({ 10: 19 }))).toEqual({
      promoters: 19,
      passives: 0,
      detractors: 0,
      n: 19,
      score: null,
      interval: null,
    });
  });

  it('nobody is a promoter at 8, a detractor at 7, or a passive at 9', () => {
    expect(npsOf(cells({ 6: 1, 7: 1, 8: 1, 9: 1 }))).toMatchObject({
      detractors: 1,
      passives: 2,
      promoters: 1,
    });
  });

  it('the interval of 95 % holds the score, narrows with n, and is never certain', () => {
    const all = npsOf(cells({ 10: 20 }));
    expect(all.score).toBe(100);
    expect(all.interval?.high).toBe(100);
    expect(all.interval?.low).toBeLessThan(95);
    const some = npsOf(cells({ 10: 10, 5: 10 })).interval;
    const many = npsOf(cells({ 10: 1000, 5: 1000 })).interval;
    // 95 % of a difference of two halves of 2000: 1.96 × √(1 ÷ 2003) = 4.4 points
    expect(many).toEqual({ low: -4, high: 4 });
    expect((some?.high ?? 0) - (some?.low ?? 0)).toBeGreaterThan(60);
  });

  it('a score that rounds to nothing is 0 and not −0', () => {
    const { score } = npsOf(cells({ 10: 100, 0: 100, 7: 1 }));
    expect(Object.is(score, 0)).toBe(true);
  });
});

describe('counts by question', () => {
  it('an answer counts in the cells that it fell into', () => {
    const survey = aSurvey({ multiple: { other: true, limits: {} } });
    const { answers } = checkAnswers(survey, SOUND_ANSWERS);
    const own = checkAnswers(survey, { multiple: ['a', { other: 'Own' }] }).answers;
    const counts = countCells(survey, [answers, own]);
    expect(Object.fromEntries(counts.get('multiple') ?? [])).toEqual({
      '*': 2,
      a: 2,
      c: 1,
      other: 1,
    });
    expect(Object.fromEntries(counts.get('matrix') ?? [])).toEqual({
      '*': 1,
      'r1:c1': 1,
      'r2:c2': 1,
    });
    expect(Object.fromEntries(counts.get('text') ?? [])).toEqual({ '*': 1 });
    expect(Object.fromEntries(counts.get('number') ?? [])).toEqual({ '*': 1, 42: 1 });
  });

  it('numbers are summed up by least, middle, greatest and mean', () => {
    expect(summaryOf(cells({ '*': 4, 10: 1, 2: 2, 100: 1 }))).toEqual({
      n: 4,
      min: 2,
      median: 6, // between 2 and 10
      max: 100,
      mean: 28.5, // (2 + 2 + 10 + 100) ÷ 4
    });
    expect(summaryOf(cells({ '*': 0 }))).toBeNull();
  });
});
