import { describe, expect, it } from '@jest/globals';
import { decisionProblems, failureProblems, noteProblems } from './redemption-decision.rules.js';

const pathOf = (problems: readonly { path: readonly string[] }[]): unknown => problems[0]?.path[0];

describe('R-R3: why a reward is not given', () => {
  const refusals = {
    'not accepted': (reason: 'NO_REPLY' | 'NOT_ELIGIBLE' | 'OTHER' | null, reasonText = '') =>
      pathOf(decisionProblems({ approve: false, reason, reasonText })),
    failed: (reason: 'NO_REPLY' | 'NOT_ELIGIBLE' | 'OTHER' | null, reasonText = '') =>
      pathOf(failureProblems({ reason, reasonText })),
  };

  it.each(Object.entries(refusals))('%s, it has a reason, and words with another one', (_, of) => {
    expect(of(null)).toBe('reason');
    expect(of('OTHER', ' ')).toBe('reasonText');
    expect(of('OTHER', 'Ask again.')).toBeUndefined();
    expect(of('OTHER', 'x'.repeat(2_001))).toBe('reasonText');
  });

  it('a reason of the one is none of the other', () => {
    expect(refusals['not accepted']('NOT_ELIGIBLE')).toBeUndefined();
    expect(refusals['not accepted']('NO_REPLY')).toBe('reason');
    expect(refusals.failed('NO_REPLY')).toBeUndefined();
    expect(refusals.failed('NOT_ELIGIBLE')).toBe('reason');
  });

  it('an approval needs none', () => {
    expect(decisionProblems({ approve: true })).toEqual([]);
  });
});

describe('the note of what was handed over', () => {
  it('is a text, or nothing', () => {
    expect([
      noteProblems(null),
      noteProblems(undefined),
      noteProblems(' Parcel 4711\nby Friday '),
    ]).toEqual([[], [], []]);
    expect(pathOf(noteProblems('\0'))).toBe('note');
  });
});
