import { z } from 'zod';
import { addDays, type Day } from '../../kernel/day.js';
import type { ChallengeStatus, ParticipationStatus } from '../challenges/index.js';

const MOST_STEPS = 50;
const LATEST = 3650;

/** The steps as a marketer says them, in their order. */
export const OnboardingSteps = z
  .array(
    z.object({
      challengeId: z.string(),
      daysAfterJoining: z
        .number()
        .int('Whole days.')
        .min(0, 'Days after joining: 0 or more.')
        .max(LATEST, `At most ${String(LATEST)} days.`),
    }),
  )
  .max(MOST_STEPS, `At most ${String(MOST_STEPS)} steps.`)
  .refine(
    (steps) => new Set(steps.map(({ challengeId }) => challengeId)).size === steps.length,
    'Each challenge once.',
  );

export const ONBOARDING_STATES = ['DONE', 'UNDER_WAY', 'OPEN', 'LATER'] as const;
/** Where an advocate stands with a step. */
export type OnboardingState = (typeof ONBOARDING_STATES)[number];

/** The first day on which a step is offered, in the programme's time zone. */
export function opensOn(joinedOn: Day, daysAfterJoining: number): Day {
  return addDays(joinedOn, daysAfterJoining);
}

export interface StepFacts {
  readonly opensOn: Day;
  readonly today: Day;
  readonly challenge: ChallengeStatus;
  /** of the advocate's own; null: they have not begun */
  readonly participation: ParticipationStatus | null;
}

/**
 * What they did counts whenever it was; what they cannot begin is no step of theirs (null). The day
 * orders what is offered and forbids nothing: the challenge is open to them before it.
 */
export function stateOfStep(facts: StepFacts): OnboardingState | null {
  const { participation } = facts;
  if (participation === 'COMPLETED') return 'DONE';
  if (facts.challenge !== 'LIVE' || participation === 'CLOSED_BY_PROGRAM') return null;
  if (participation === 'STARTED' || participation === 'IN_PROGRESS') return 'UNDER_WAY';
  return facts.opensOn <= facts.today ? 'OPEN' : 'LATER';
}
