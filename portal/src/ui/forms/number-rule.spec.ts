import { describe, expect, it } from '@jest/globals';
import { numberProblem } from './number-rule.js';

describe('a wrong number is refused, never changed', () => {
  const price = { least: 1, isNeeded: true };
  const cost = { least: 0, decimals: 2 };
  const days = { least: 1, most: 730, isNeeded: true };

  it.each([
    [price, 0, 'least'],
    [price, -5, 'least'],
    [price, 1.5, 'whole'],
    [price, '', 'needed'],
    [price, '-', 'none'],
    [price, 1, null],
    [cost, 50.555, 'decimals'],
    [cost, 50.55, null],
    [cost, '', null],
    [cost, 1e-7, 'decimals'],
    [cost, '90071992547409930', 'between'],
    [cost, -0.5, 'least'],
    [days, 731, 'between'],
    [days, 0, 'between'],
    [days, 730, null],
    [{ decimals: 6 }, -0.000001, null],
    [{}, '90071992547409930', 'most'],
  ])('%j of %j: %s', (rule, typed, problem) => {
    expect(numberProblem(rule, typed)).toBe(problem);
  });
});
