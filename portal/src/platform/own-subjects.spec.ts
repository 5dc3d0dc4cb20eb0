import { describe, expect, it } from '@jest/globals';
import { subjectOf } from './own-subjects.js';

describe('what a line of the statement or a notice is about', () => {
  it.each([
    ['REFERRAL', 'r', 'Hana Mori', ['referrals', 'r']],
    ['REDEMPTION', 'd', 'Gift card', ['redemptions', 'd']],
    ['PARTICIPATION', 'p', 'Share a review', ['participations', 'p']],
  ] as const)(
    '%s: by name, with the page that explains it',
    (subjectKind, subjectId, name, path) => {
      expect(subjectOf({ subjectKind, subjectId, subjectName: name })).toEqual({ name, path });
    },
  );

  it('keeps the way to the page where the name is not known', () => {
    const line = { subjectKind: 'REFERRAL', subjectId: 'gone', subjectName: null };
    expect(subjectOf(line)).toEqual({ name: null, path: ['referrals', 'gone'] });
  });

  it('is nothing for lines about no single thing', () => {
    const none = { subjectKind: null, subjectId: null, subjectName: null };
    expect(subjectOf(none)).toBeNull();
    expect(subjectOf({ ...none, subjectKind: 'PROGRAM', subjectId: 'x' })).toBeNull();
  });
});
