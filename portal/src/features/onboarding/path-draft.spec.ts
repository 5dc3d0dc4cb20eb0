import { describe, expect, it } from '@jest/globals';
import type { StepChallenge } from './onboarding-query.js';
import { addable, isDays, moved, titleOf } from './path-draft.js';

const challenge = (id: string, status: StepChallenge['status'] = 'LIVE'): StepChallenge => ({
  id,
  title: `live ${id}`,
  status,
  definition: { title: `draft ${id}` },
});
const steps = ['a', 'b', 'c'].map((id) => ({ challenge: challenge(id), days: 0 }));
const order = (of: typeof steps) => of.map((step) => step.challenge.id).join('');

describe('the draft of an onboarding path', () => {
  it('moves a step by one place, and none beyond an edge', () => {
    expect(order(moved(steps, 0, 1) as typeof steps)).toBe('bac');
    expect(order(moved(steps, 2, -1) as typeof steps)).toBe('acb');
    expect(order(moved(steps, 0, -1) as typeof steps)).toBe('abc');
    expect(order(moved(steps, 2, 1) as typeof steps)).toBe('abc');
  });

  it('takes whole days from the day of joining on', () => {
    expect([0, 3650].every(isDays)).toBe(true);
    expect(['', '3', -1, 1.5, 3651].some(isDays)).toBe(false);
  });

  it('offers what is not over and not on it, by the title that a marketer knows', () => {
    const all = [challenge('a'), challenge('d'), challenge('e', 'CLOSED')];
    expect(addable(all, steps).map(titleOf)).toEqual(['draft d']);
  });
});
