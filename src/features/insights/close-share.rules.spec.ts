import { describe, expect, it } from '@jest/globals';
import { closeShare } from './close-share.rules.js';

describe('60-day close share', () => {
  it('R-W7: 2,194 of 8,300 are 26.433735 %, with a Wilson interval', () => {
    const { share, interval, shownAs } = closeShare(2194, 8300);
    expect(share).toBeCloseTo(0.26433735, 8);
    expect(interval?.low).toBeCloseTo(0.254961, 6);
    expect(interval?.high).toBeCloseTo(0.273932, 6);
    expect(shownAs).toBe('PERCENT');
  });

  it('R-W7: the interval is Wilson’s: 4 of 11 reach from 15.17 % to 64.62 %', () => {
    const { interval } = closeShare(4, 11);
    expect(interval?.low).toBeCloseTo(0.1517, 4);
    expect(interval?.high).toBeCloseTo(0.6462, 4);
  });

  it('R-W7: below n = 20 it is shown as a count', () => {
    expect(closeShare(4, 19).shownAs).toBe('COUNT');
    expect(closeShare(4, 20).shownAs).toBe('PERCENT');
  });

  it('R-W7: none and all stay within 0 and 1, and nothing is no share', () => {
    expect(closeShare(0, 30).interval?.low).toBe(0);
    expect(closeShare(30, 30).interval?.high).toBe(1);
    expect(closeShare(0, 0)).toMatchObject({ share: null, interval: null, shownAs: 'COUNT' });
  });

  it('refuses counts that are not a part and its whole', () => {
    for (const [converted, matured] of [
      [3, 2],
      [-1, 2],
      [0.5, 2],
    ] as const) {
      expect(() => closeShare(converted, matured)).toThrow(RangeError);
    }
  });
});
