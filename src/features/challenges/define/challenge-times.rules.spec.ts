import { describe, expect, it } from '@jest/globals';
import { momentOf } from '../../../kernel/clock.js';
import { extensionProblems, timesProblems } from './challenge-times.rules.js';

const [now, soon, later] = [1_000, 2_000, 3_000].map((ms) => momentOf(ms)) as [Date, Date, Date];
const paths = (problems: readonly { path: readonly string[] }[]) =>
  problems.map(({ path }) => path.join('.'));

describe('when a challenge opens and ends', () => {
  it('opens ahead of now, and ends after it opens', () => {
    const of = (opensAt: Date | null, closesAt: Date | null) =>
      paths(timesProblems('DRAFT', { opensAt, closesAt }, now));
    expect(of(null, null)).toEqual([]);
    expect(of(soon, later)).toEqual([]);
    expect(of(null, soon)).toEqual([]);
    expect(of(now, null)).toEqual(['opensAt']);
    expect(of(null, now)).toEqual(['closesAt']);
    expect(of(later, soon)).toEqual(['closesAt']);
    expect(of(soon, soon)).toEqual(['closesAt']);
  });

  it('has opened, and then opens no other time', () => {
    const times = { opensAt: soon, closesAt: later };
    expect(paths(timesProblems('LIVE', times, now))).toEqual(['opensAt', 'closesAt']);
    expect(paths(timesProblems('SCHEDULED', times, now))).toEqual([]);
    expect(timesProblems('PAUSED', { opensAt: null, closesAt: null }, now)).toEqual([]);
  });

  it('R-C1: ends later for everybody, and never earlier', () => {
    expect(extensionProblems(soon, later)).toEqual([]);
    expect(extensionProblems(soon, null)).toEqual([]);
    for (const [from, to] of [
      [later, soon],
      [soon, soon],
      [null, later],
      [null, null],
    ] as const) {
      expect(extensionProblems(from, to)).toMatchObject([{ path: ['closesAt'], rule: 'R-C1' }]);
    }
  });
});
