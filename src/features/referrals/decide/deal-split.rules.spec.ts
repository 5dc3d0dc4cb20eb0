import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { at, found } from '../../../../test/support/worlds/referral-group.js';
import { parseDay } from '../../../kernel/day.js';
import { splitInForce, splitPoints, splitProblem } from './deal-split.rules.js';

const part = (referralId: string, percent: number, conversionPoints = 100) => ({
  referralId,
  percent,
  conversionPoints,
});

describe('split of a deal', () => {
  it('R-W9: whole per cents that sum up to 100, each referral once', () => {
    expect(splitProblem([part('a', 60), part('b', 40)])).toBeNull();
    expect(splitProblem([])).toBe('NO_SHARES');
    expect(splitProblem([part('a', 60), part('b', 39)])).toBe('SUM_NOT_100');
    expect(splitProblem([part('a', 60.5), part('b', 39.5)])).toBe('NOT_WHOLE_PERCENT');
    expect(splitProblem([part('a', 100), part('b', 0)])).toBe('NOT_WHOLE_PERCENT');
    expect(splitProblem([part('a', 60), part('a', 40)])).toBe('REFERRAL_TWICE');
  });

  it('R-W9: the newest one declared on or before the day of closing counts', () => {
    const early = { version: 1, declaredAt: at('2027-01-05'), shares: [] };
    const later = { version: 2, declaredAt: at('2027-02-10T14:59:00Z'), shares: [] };
    const splits = [later, early];
    expect(splitInForce(splits, parseDay('2027-02-10'), 'Asia/Tokyo')).toBe(later);
    const past = { version: 3, declaredAt: at('2027-02-10T15:00:00Z'), shares: [] }; // 11 February in Tokyo
    expect(splitInForce([past, early], parseDay('2027-02-10'), 'Asia/Tokyo')).toBe(early);
    expect(splitInForce(splits, parseDay('2027-01-04'), 'UTC')).toBeNull();
  });

  it('R-W9: three thirds of 100 points make 100', () => {
    const points = splitPoints([part('a', 33), part('b', 33), part('c', 34)]);
    expect([...points.values()]).toEqual([33, 33, 34]);
    const ten = splitPoints([part('a', 33, 10), part('b', 33, 10), part('c', 34, 10)]);
    expect([...ten.values()]).toEqual([3, 3, 4]); // 3.3 + 3.3 + 3.4
  });

  it('R-W9: any split of one award sums up to it exactly, and nobody is a point away', () => {
    const splits = fc
      .tuple(fc.array(fc.integer({ min: 1, max: 99 }), { maxLength: 5 }), fc.maxSafeNat())
      .map(([cuts, award]) => {
        const edges = [0, ...new Set(cuts.toSorted((a, b) => a - b)), 100];
        const percents = edges.slice(1).map((edge, i) => edge - (edges[i] ?? 0));
        return percents.map((percent, i) => part(String(i), percent, award));
      });
    fc.assert(
      fc.property(splits, (parts) => {
        const points = splitPoints(parts);
        const sum = [...points.values()].reduce((all, each) => all + BigInt(each), 0n);
        expect(sum).toBe(BigInt(found(parts[0]).conversionPoints));
        for (const { referralId, percent, conversionPoints } of parts) {
          const exact = BigInt(conversionPoints) * BigInt(percent);
          const off = exact - BigInt(points.get(referralId) ?? -1) * 100n;
          expect(off > -100n && off < 100n).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});
