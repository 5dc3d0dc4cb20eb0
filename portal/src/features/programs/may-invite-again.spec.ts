import { describe, expect, it } from '@jest/globals';
import { mayInviteAgain } from './may-invite-again.js';

describe('R-U4: who may be invited again', () => {
  const open = { hasEnded: false, endsAt: '2027-04-03T15:00:00Z' };
  it.each([
    ['an open invitation', 'INVITED', open, false],
    ['one that has ended', 'INVITED', { ...open, hasEnded: true }, true],
    ['one of before invitations ended', 'INVITED', { ...open, endsAt: null }, true],
    ['one that was never mailed', 'INVITED', null, true],
    ['who has joined', 'ACTIVE', null, false],
  ])('%s', (_name, status, invitation, may) => {
    expect(mayInviteAgain({ status, invitation })).toBe(may);
  });
});
