import { describe, expect, it } from '@jest/globals';
import { NewDecision, refusalOf, type Standing } from './submission.rules.js';

function standing(states: Standing['states'], change: Partial<Standing> = {}): Standing {
  return { participation: 'IN_PROGRESS', challengeIsOver: false, states, ...change };
}

describe('when a stage takes a proof', () => {
  it('takes the first proof of the first stage, and of the next once the one before is approved', () => {
    const approved = new Map([[1, { status: 'APPROVED' as const, final: false }]]);
    expect(refusalOf(standing(new Map()), 1, 2)).toBeNull();
    expect(refusalOf(standing(new Map()), 2, 2)).toMatch('Stage 1 comes first');
    expect(refusalOf(standing(approved), 2, 2)).toBeNull();
    expect(refusalOf(standing(approved), 1, 2)).toMatch('approved');
    expect(refusalOf(standing(approved), 3, 2)).toMatch('stages 1 to 2');
    expect(refusalOf(standing(approved), 0, 2)).toMatch('stages 1 to 2');
  });

  it('R-C3: takes another proof after a refusal, unless that was final', () => {
    const refused = (final: boolean): Standing =>
      standing(new Map([[1, { status: 'REJECTED' as const, final }]]));
    expect(refusalOf(refused(false), 1, 1)).toBeNull();
    expect(refusalOf(refused(true), 1, 1)).toMatch('final');
  });

  it('a proof that waits is not changed', () => {
    const waiting = new Map([[1, { status: 'SUBMITTED' as const, final: false }]]);
    expect(refusalOf(standing(waiting), 1, 1)).toMatch('waiting');
  });

  it('a challenge that has ended takes none', () => {
    expect(refusalOf(standing(new Map(), { challengeIsOver: true }), 1, 1)).toMatch('ended');
    const closed = standing(new Map(), { participation: 'CLOSED_BY_PROGRAM' });
    expect(refusalOf(closed, 1, 1)).toMatch('ended');
  });

  it('a challenge that was given up takes none until it is started again', () => {
    const givenUp = standing(new Map(), { participation: 'ABANDONED' });
    expect(refusalOf(givenUp, 1, 1)).toMatch('start it again');
    expect(refusalOf({ ...givenUp, challengeIsOver: true }, 1, 1)).toMatch('ended');
  });
});

describe('a decision as it comes in', () => {
  it('R-C3: what is not accepted has a coded reason and a text', () => {
    const paths = (input: object): string[] =>
      NewDecision.safeParse(input).error?.issues.map((issue) => issue.path.join('.')) ?? [];
    expect(paths({ kind: 'REJECT', reason: null, message: ' ' })).toEqual(['reason', 'message']);
    expect(paths({ kind: 'REQUEST_CHANGES' })).toEqual(['message']);
    expect(paths({ kind: 'APPROVE' })).toEqual([]);
    expect(paths({ kind: 'TAKE_BACK', message: 'no' })).toEqual(['kind']);
  });
});
