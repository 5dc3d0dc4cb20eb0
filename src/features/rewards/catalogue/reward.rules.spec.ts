import { describe, expect, it } from '@jest/globals';
import { normalizeCode, statusProblems, unitCostProblems } from './reward.rules.js';

describe('the status of a reward', () => {
  it.each([
    ['DRAFT', 'LIVE'],
    ['LIVE', 'PAUSED'],
    ['PAUSED', 'LIVE'],
    ['LIVE', 'ARCHIVED'],
    ['LIVE', 'LIVE'],
  ] as const)('goes from %s to %s', (status, next) => {
    expect(statusProblems({ status, codesLoaded: 1 }, next)).toEqual([]);
  });

  it.each([
    ['LIVE', 'DRAFT'],
    ['ARCHIVED', 'LIVE'],
    ['DRAFT', 'PAUSED'],
  ] as const)('does not go from %s to %s', (status, next) => {
    expect(statusProblems({ status, codesLoaded: 1 }, next)).toHaveLength(1);
  });

  it('is not LIVE before codes were loaded', () => {
    expect(statusProblems({ status: 'DRAFT', codesLoaded: 0 }, 'LIVE')[0]?.path).toEqual(['codes']);
  });
});

describe('what a reward costs the company', () => {
  it('is money of a currency that exists, or nothing at all', () => {
    expect(unitCostProblems(1_000, 'JPY')).toEqual([]);
    expect(unitCostProblems(null, null)).toEqual([]);
    expect(unitCostProblems(1_000, 'XYZ')).toHaveLength(1);
    expect(unitCostProblems(-1, 'JPY')).toHaveLength(1);
  });
});

describe('a gift code', () => {
  it('is one code with and without the blanks of a paste, and as a composed or split letter', () => {
    expect(normalizeCode('\t CAFE\u0301-1 \r')).toBe(normalizeCode('CAF\u00c9-1'));
    expect(normalizeCode('a')).not.toBe(normalizeCode('A'));
  });
});
