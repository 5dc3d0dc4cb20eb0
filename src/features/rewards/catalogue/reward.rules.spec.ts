import { describe, expect, it } from '@jest/globals';
import {
  statusProblems,
  stockAfter,
  suppliedAs,
  supplyProblems,
  unitCostProblems,
  type Supply,
} from './reward.rules.js';

const byCode = { fulfilment: 'GIFT_CODE', units: null, needsApproval: true } as const;
const byHand = { fulfilment: 'BY_HAND', units: 10, needsApproval: false } as const;

describe('how a reward comes to the advocate', () => {
  const pathsOf = (next: Supply, before: Parameters<typeof supplyProblems>[1] = null): unknown[] =>
    supplyProblems(next, before).map(({ path }) => path[0]);
  const stored = (
    supply: Supply,
    status: 'DRAFT' | 'LIVE',
    codesLoaded: number,
    stock: number,
  ) => ({
    reward: { ...supply, status, stock },
    codesLoaded,
  });

  it('is by codes, which say how many there are, or by hand, where somebody says it', () => {
    expect([byCode, byHand].flatMap((supply) => pathsOf(supply))).toEqual([]);
    expect(pathsOf({ ...byCode, units: 3 })).toEqual(['units']);
    for (const units of [null, 0, -1, 1.5, 1_000_001]) {
      expect(pathsOf({ ...byHand, units })).toEqual(['units']);
    }
  });

  it('R-R5: by codes, somebody approves it: a code that was seen cannot be taken back', () => {
    expect(pathsOf({ ...byCode, needsApproval: false })).toEqual(['needsApproval']);
  });

  it('stays as it was where nothing else is said', () => {
    expect(suppliedAs({}, null)).toEqual(byCode);
    expect(suppliedAs({}, byHand)).toEqual(byHand);
    expect(suppliedAs({ units: 12 }, byHand)).toEqual({ ...byHand, units: 12 });
    expect(suppliedAs({ fulfilment: 'GIFT_CODE' }, byHand)).toEqual(byCode);
  });

  it('changes in a draft without codes alone', () => {
    expect(pathsOf(byHand, stored(byCode, 'DRAFT', 0, 0))).toEqual([]);
    expect(pathsOf(byHand, stored(byCode, 'DRAFT', 2, 2))).toEqual(['fulfilment']);
    expect(pathsOf(byCode, stored(byHand, 'LIVE', 0, 10))).toEqual(['fulfilment']);
  });

  it('more or fewer change what is left, never below what was given away', () => {
    const threeGone = stored(byHand, 'LIVE', 0, 7); // 10 - 3
    expect(stockAfter({ ...byHand, units: 12 }, threeGone)).toBe(9); // 12 - 3
    expect(pathsOf({ ...byHand, units: 3 }, threeGone)).toEqual([]);
    expect(pathsOf({ ...byHand, units: 2 }, threeGone)).toEqual(['units']);
    expect(stockAfter(byCode, stored(byHand, 'DRAFT', 0, 10))).toBe(0);
    expect(stockAfter(byCode, stored(byCode, 'LIVE', 5, 4))).toBe(4);
  });
});

describe('the status of a reward', () => {
  it.each([
    ['DRAFT', 'LIVE'],
    ['LIVE', 'PAUSED'],
    ['PAUSED', 'LIVE'],
    ['LIVE', 'ARCHIVED'],
    ['LIVE', 'LIVE'],
  ] as const)('goes from %s to %s', (status, next) => {
    expect(statusProblems({ ...byCode, status, codesLoaded: 1 }, next)).toEqual([]);
  });

  it.each([
    ['LIVE', 'DRAFT'],
    ['ARCHIVED', 'LIVE'],
    ['DRAFT', 'PAUSED'],
  ] as const)('does not go from %s to %s', (status, next) => {
    expect(statusProblems({ ...byCode, status, codesLoaded: 1 }, next)).toHaveLength(1);
  });

  it('is not LIVE before codes were loaded', () => {
    const without = { status: 'DRAFT', codesLoaded: 0 } as const;
    expect(statusProblems({ ...byCode, ...without }, 'LIVE')[0]?.path).toEqual(['codes']);
    expect(statusProblems({ ...byHand, ...without }, 'LIVE')).toEqual([]);
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
