import { describe, expect, it } from '@jest/globals';
import { parseDay } from '../../kernel/day.js';
import { OnboardingSteps, opensOn, stateOfStep, type StepFacts } from './onboarding-step.rules.js';

const today = parseDay('2026-11-30');
const of = (facts: Partial<StepFacts>) =>
  stateOfStep({ opensOn: today, today, challenge: 'LIVE', participation: null, ...facts });

describe('a step of the onboarding path', () => {
  it('is offered so many days after they joined', () => {
    expect(opensOn(parseDay('2026-11-23'), 7)).toBe(today);
    expect(of({})).toBe('OPEN');
    expect(of({ opensOn: parseDay('2026-12-01') })).toBe('LATER');
  });

  it('counts as done or begun whenever that was, and after they gave it up it is offered again', () => {
    const later = { opensOn: parseDay('2026-12-24') };
    expect(of({ ...later, participation: 'COMPLETED', challenge: 'CLOSED' })).toBe('DONE');
    expect(of({ ...later, participation: 'IN_PROGRESS' })).toBe('UNDER_WAY');
    expect(of({ participation: 'ABANDONED' })).toBe('OPEN');
  });

  it('is none of theirs while its challenge cannot be begun', () => {
    for (const challenge of ['DRAFT', 'SCHEDULED', 'PAUSED', 'CLOSED', 'ARCHIVED'] as const) {
      expect(of({ challenge })).toBeNull();
    }
    expect(of({ participation: 'CLOSED_BY_PROGRAM' })).toBeNull();
  });

  it('is in the path once, on a day that can be', () => {
    const said = (...steps: object[]) => OnboardingSteps.safeParse(steps).success;
    expect(said({ challengeId: 'a', daysAfterJoining: 0 })).toBe(true);
    expect(said({ challengeId: 'a', daysAfterJoining: -1 })).toBe(false);
    expect(said({ challengeId: 'a', daysAfterJoining: 1.5 })).toBe(false);
    const a = { challengeId: 'a', daysAfterJoining: 1 };
    expect(said(a, { ...a, daysAfterJoining: 2 })).toBe(false);
  });
});
