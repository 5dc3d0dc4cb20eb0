import { describe, expect, it } from '@jest/globals';
import { parseDay } from '../../kernel/day.js';
import { momentOf } from '../../kernel/clock.js';
import { CellSum, medianOf, placeOf, type Cell } from './measure.rules.js';

describe('cells', () => {
  const day = parseDay('2027-01-02');
  const cell: Cell = { measure: 'referrals', slice: 'day', day, value: 2 };

  it('of one place add up, and what is taken away leaves nothing', () => {
    const sum = new CellSum().add([cell, { ...cell, value: 3 }]);
    expect(sum.cells).toEqual([{ ...cell, value: 5 }]);
    expect(sum.at(cell)).toBe(5);
    expect(sum.add([{ ...cell, value: 5 }], -1).cells).toEqual([]);
  });

  it('stand apart where anything but their value differs', () => {
    const closesAt = momentOf(0);
    const source: Cell = { measure: 'referrals', slice: 'source', key: 'a|b', value: 1 };
    const cells: Cell[] = [
      cell,
      { ...cell, measure: 'revenue' },
      { ...cell, day: parseDay('2027-01-03') },
      { ...cell, slice: 'month' },
      { ...cell, part: 'EUR' },
      { ...cell, closesAt },
      source,
      { ...source, key: 'b' },
      { ...source, key: '', part: 'a|b' },
    ];
    expect(new Set(cells.map(placeOf)).size).toBe(cells.length);
  });
});

describe('the middle value', () => {
  const of = (...values: [number, number][]): number | null => medianOf(new Map(values));

  it('is that of the values written out, or the mean of the two', () => {
    expect(of()).toBeNull();
    expect(of([57, 1])).toBe(57);
    expect(of([9, 1], [1, 1], [5, 1])).toBe(5);
    // 1, 9, 10, 100: (9 + 10) / 2
    expect(of([100, 1], [9, 1], [1, 1], [10, 1])).toBe(9.5);
    // 1, 1, 1, 7: (1 + 1) / 2
    expect(of([1, 3], [7, 1])).toBe(1);
    expect(of([-4, 2], [3, 0])).toBe(-4);
  });
});
