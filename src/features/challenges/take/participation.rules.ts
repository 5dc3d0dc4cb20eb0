import type { ParticipationStatus } from '../define/index.js';

/** What a participation's status follows from. */
export interface Progress {
  readonly challengeIsOver: boolean;
  readonly stages: number;
  /** without those that were taken back */
  readonly handedIn: number;
  readonly approved: number;
  /** submissions that wait for a decision */
  readonly waiting: number;
}

/**
 * The status of a participation that nobody abandoned. What was handed in before a challenge ended
 * is still decided, so a participation ends with its challenge only when nothing of it waits.
 */
export function statusOfParticipation(progress: Progress): ParticipationStatus {
  const { challengeIsOver, stages, handedIn, approved, waiting } = progress;
  if (approved === stages) return 'COMPLETED';
  if (challengeIsOver && waiting === 0) return 'CLOSED_BY_PROGRAM';
  return handedIn === 0 ? 'STARTED' : 'IN_PROGRESS';
}
