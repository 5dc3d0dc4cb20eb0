import type { ParticipationStatus } from '../define/index.js';

/** What a participation's status follows from. */
export interface Progress {
  /** its advocate gave it up, and has not started it again */
  readonly givenUp: boolean;
  readonly challengeIsOver: boolean;
  readonly stages: number;
  /** without those that were taken back */
  readonly handedIn: number;
  readonly approved: number;
  /** submissions that wait for a decision */
  readonly waiting: number;
}

/**
 * The status of a participation. What was handed in before a challenge ended is still decided, so a
 * participation ends with its challenge only when nothing of it waits. One that was given up stays
 * so, unless a decision that was taken back is taken anew and leaves nothing open: it is paid in
 * full then, and complete.
 */
export function statusOfParticipation(progress: Progress): ParticipationStatus {
  const { givenUp, challengeIsOver, stages, handedIn, approved, waiting } = progress;
  if (approved === stages) return 'COMPLETED';
  if (givenUp) return 'ABANDONED';
  if (challengeIsOver && waiting === 0) return 'CLOSED_BY_PROGRAM';
  return handedIn === 0 ? 'STARTED' : 'IN_PROGRESS';
}
