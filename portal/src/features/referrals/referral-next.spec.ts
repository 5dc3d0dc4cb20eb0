import { describe, expect, it } from '@jest/globals';
import { nextOf } from './referral-next.js';

type Standing = Parameters<typeof nextOf>[0];

const standing = (changes: Partial<Standing> = {}): Standing => ({
  status: 'ACCEPTED',
  step: 'ACCEPTED',
  confirmation: 'NOT_NEEDED',
  moderation: 'APPROVED',
  firstContactedAt: null,
  wonOutsideWindow: false,
  ...changes,
});

describe('what a referral waits for', () => {
  it.each([
    ['CONFIRM', { confirmation: 'WAITING', moderation: 'PENDING', status: 'SUBMITTED' }],
    ['MODERATION', { moderation: 'PENDING', status: 'SUBMITTED' }],
    ['CONTACT', {}],
    ['TALKS', { firstContactedAt: '2027-01-05T02:00:00Z', status: 'MEETING' }],
    ['NOTHING', { status: 'CONVERTED' }],
    ['NOTHING', { status: 'WITHDRAWN', confirmation: 'REFUSED' }],
    ['NOTHING', { moderation: 'DENIED', status: 'SUBMITTED' }],
  ] as const)('%s', (next, changes) => {
    expect(nextOf(standing(changes))).toBe(next);
  });

  it('R-W4: goes on after the window, until it is lost or won', () => {
    const expired = { status: 'EXPIRED', step: 'MEETING' } as const;
    expect(nextOf(standing(expired))).toBe('TALKS_GO_ON');
    expect(nextOf(standing({ ...expired, step: 'LOST' }))).toBe('NOTHING');
    expect(nextOf(standing({ ...expired, wonOutsideWindow: true }))).toBe('NOTHING');
  });
});
