import { describe, expect, it } from '@jest/globals';
import { stageState, standingOf } from './stage-state.js';

type Standing = NonNullable<Parameters<typeof stageState>[0]>;

const standing = (
  submissions: Standing['submissions'] = [],
  status: Standing['status'] = 'IN_PROGRESS',
): Standing => ({ status, currentStage: 1, submissions });

describe('the state of a stage', () => {
  it('opens one stage after the other', () => {
    expect(stageState(null, 1)).toBe('OPEN');
    expect(stageState(null, 2)).toBe('LATER');
    expect(stageState(standing(), 1)).toBe('OPEN');
    expect(stageState({ ...standing(), currentStage: 2 }, 2)).toBe('OPEN');
    expect(stageState(standing(), 2)).toBe('LATER');
  });

  it.each([
    ['SUBMITTED', false, 'WAITING'],
    ['CHANGES_REQUESTED', false, 'CHANGES_REQUESTED'],
    ['REJECTED', false, 'NOT_ACCEPTED'],
    ['REJECTED', true, 'FINAL'],
    ['APPROVED', false, 'APPROVED'],
    ['DRAFT', false, 'OPEN'],
    ['WITHDRAWN', false, 'OPEN'],
  ] as const)('R-C3: %s, final %s, is %s', (status, final, state) => {
    expect(stageState(standing([{ stage: 1, status, final }]), 1)).toBe(state);
  });

  it('takes nothing more once the challenge is over, and keeps what was approved', () => {
    expect(stageState(standing([], 'CLOSED_BY_PROGRAM'), 1)).toBe('CLOSED');
    const approved = [{ stage: 1, status: 'APPROVED', final: false }] as const;
    expect(stageState(standing(approved, 'CLOSED_BY_PROGRAM'), 1)).toBe('APPROVED');
  });
});

describe('a stage of a challenge that was given up', () => {
  it('takes nothing, keeps what was approved, and waits where a decision was taken back', () => {
    const of = (...states: Standing['submissions']) => stageState(standing(states, 'ABANDONED'), 1);
    expect(of()).toBe('GIVEN_UP');
    expect(of({ stage: 1, status: 'WITHDRAWN', final: false })).toBe('GIVEN_UP');
    expect(of({ stage: 1, status: 'CHANGES_REQUESTED', final: false })).toBe('GIVEN_UP');
    expect(of({ stage: 1, status: 'APPROVED', final: false })).toBe('APPROVED');
    expect(of({ stage: 1, status: 'SUBMITTED', final: false })).toBe('WAITING');
  });
});

describe('how a challenge stands for its advocate', () => {
  const of = (given: Standing | null) =>
    standingOf({
      myParticipation: given && {
        id: 'p',
        ...given,
        submissions: given.submissions.map((each) => ({ id: 's', ...each })),
      },
    });

  it('names what they can do next', () => {
    expect(of(null)).toBe('NEW');
    expect(of(standing())).toBe('TO_CONTINUE');
    expect(of(standing([{ stage: 1, status: 'REJECTED', final: false }]))).toBe('TO_CHANGE');
    expect(of(standing([{ stage: 1, status: 'SUBMITTED', final: false }]))).toBe('WAITING');
    expect(of(standing([{ stage: 1, status: 'REJECTED', final: true }]))).toBe('ENDED');
    expect(of(standing([], 'COMPLETED'))).toBe('COMPLETED');
    expect(of(standing([], 'ABANDONED'))).toBe('GIVEN_UP');
  });
});
