import { describe, expect, it } from '@jest/globals';
import type { DecidedReferral } from '../decide/index.js';
import { rewardStatusOf } from './referral-projection.rules.js';

const status = (
  pointsAwarded: number,
  settlementNo: number,
  after: Partial<DecidedReferral>,
  mostAwarded = pointsAwarded,
) =>
  rewardStatusOf({ pointsAwarded, settlementNo, mostAwarded }, {
    status: 'CONVERTED',
    moderation: 'APPROVED',
    confirmation: 'NOT_NEEDED',
    pointsDue: 0,
    ...after,
  } as DecidedReferral);

describe('R-W3: what became of the award', () => {
  it('begins with nothing, waits while nobody has accepted it, and is awarded then', () => {
    expect(status(0, 0, { status: 'SUBMITTED' })).toBe('NONE');
    expect(status(0, 0, { moderation: 'PENDING' })).toBe('PENDING');
    expect(status(0, 0, { pointsDue: 500 })).toBe('AWARDED');
  });

  it('is partly reversed where less is due than was awarded, and whole again with all of it', () => {
    expect(status(500, 1, { pointsDue: 250 })).toBe('PARTLY_REVERSED'); // a split: one half
    expect(status(250, 2, { pointsDue: 500 }, 500)).toBe('AWARDED');
    // 100 → 60 → 80: 20 are still taken back
    expect(status(60, 2, { pointsDue: 80 }, 100)).toBe('PARTLY_REVERSED');
    expect(status(80, 3, { pointsDue: 120 }, 100)).toBe('AWARDED');
  });

  it('stays partly reversed while something else is decided', () => {
    expect(status(250, 2, { pointsDue: 250 }, 500)).toBe('PARTLY_REVERSED');
    expect(status(500, 1, { pointsDue: 500 })).toBe('AWARDED');
  });

  it('is reversed where nothing is due any more, and awarded anew', () => {
    expect(status(500, 1, { status: 'OPPORTUNITY' })).toBe('REVERSED');
    expect(status(0, 2, { pointsDue: 500 }, 500)).toBe('AWARDED');
    expect(status(0, 2, { pointsDue: 250 }, 500)).toBe('PARTLY_REVERSED');
  });
});
