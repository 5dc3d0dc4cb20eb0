export const CHALLENGE_STATUSES = [
  'DRAFT',
  'SCHEDULED',
  'LIVE',
  'PAUSED',
  'CLOSED',
  'ARCHIVED',
] as const;
export type ChallengeStatus = (typeof CHALLENGE_STATUSES)[number];

export const PARTICIPATION_STATUSES = [
  'STARTED',
  'IN_PROGRESS',
  'COMPLETED',
  'ABANDONED',
  'CLOSED_BY_PROGRAM',
] as const;
export type ParticipationStatus = (typeof PARTICIPATION_STATUSES)[number];

export const SUBMISSION_STATUSES = [
  'DRAFT',
  'SUBMITTED',
  'APPROVED',
  'CHANGES_REQUESTED',
  'REJECTED',
  'WITHDRAWN',
] as const;
export type SubmissionStatus = (typeof SUBMISSION_STATUSES)[number];

export const DECISION_KINDS = ['APPROVE', 'REQUEST_CHANGES', 'REJECT', 'TAKE_BACK'] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];

export const DECISION_REASONS = [
  'INVALID_PROOF',
  'DUPLICATE',
  'OUT_OF_WINDOW',
  'CRITERIA_NOT_MET',
  'OTHER',
] as const;
export type DecisionReason = (typeof DECISION_REASONS)[number];

/** For so long a decision can be undone before anyone is notified of it (R-C2). */
export const UNDO_MS = 10_000;

/**
 * When people are notified of a decision. Later than the end of Undo by the time that a write may
 * take, so that nobody is notified of a decision that is taken back in the last moment.
 */
export const TOLD_AFTER_MS = UNDO_MS + 2_000;

/** A challenge that is over gets no new version and takes no proofs; it never opens again. */
export function isOver(status: ChallengeStatus): boolean {
  return status === 'CLOSED' || status === 'ARCHIVED';
}

/** A participation that still takes proofs. */
export function isUnderWay(status: ParticipationStatus): boolean {
  return status === 'STARTED' || status === 'IN_PROGRESS';
}
