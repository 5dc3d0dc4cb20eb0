import { describe, expect, it } from '@jest/globals';
import { subjectOf, type SubjectNames } from './own-subjects.js';

const names: SubjectNames = {
  referrals: { edges: [{ node: { id: 'r', refereeName: 'Hana Mori' } }] },
  redemptions: {
    edges: [{ node: { id: 'd', reward: { id: 'w', name: 'Gift card', translations: [] } } }],
  },
  challenges: {
    edges: [
      {
        node: { id: 'c', title: 'Share a review', translations: [], myParticipation: { id: 'p' } },
      },
    ],
  },
};

describe('what a line of the statement or a notice is about', () => {
  it.each([
    ['REFERRAL', 'r', 'Hana Mori', ['referrals', 'r']],
    ['REDEMPTION', 'd', 'Gift card', ['redemptions', 'd']],
    ['PARTICIPATION', 'p', 'Share a review', ['participations', 'p']],
  ] as const)(
    '%s: by name, with the page that explains it',
    (subjectKind, subjectId, name, path) => {
      expect(subjectOf({ subjectKind, subjectId }, names)).toEqual({ name, path });
    },
  );

  it('keeps the way to the page where the name is not known', () => {
    const line = { subjectKind: 'REFERRAL', subjectId: 'gone' } as const;
    expect(subjectOf(line, names)).toEqual({ name: null, path: ['referrals', 'gone'] });
  });

  it('is nothing for lines about no single thing', () => {
    expect(subjectOf({ subjectKind: null, subjectId: null }, names)).toBeNull();
    expect(subjectOf({ subjectKind: 'PROGRAM', subjectId: 'x' }, names)).toBeNull();
  });
});
