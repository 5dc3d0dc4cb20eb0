import type { Points } from '../../../kernel/points.js';
import type { DecidedLine, Notice } from '../../notifications/index.js';

export const SUBMISSION_NOTICES = [
  'SUBMISSION_APPROVED',
  'SUBMISSION_CHANGES_REQUESTED',
  'SUBMISSION_NOT_ACCEPTED',
] as const;
type Kind = (typeof SUBMISSION_NOTICES)[number];

const BY_OUTCOME: Readonly<Record<string, Kind>> = {
  APPROVED: 'SUBMISSION_APPROVED',
  CHANGES_REQUESTED: 'SUBMISSION_CHANGES_REQUESTED',
  NOT_ACCEPTED: 'SUBMISSION_NOT_ACCEPTED',
  NOT_ACCEPTED_FINAL: 'SUBMISSION_NOT_ACCEPTED',
};

/** A decision that was taken back makes a notice only where it took points back. */
export function noticeOfSubmission<Line extends DecidedLine>(
  lines: readonly Line[],
  points: Points,
): Notice<Line, Kind> | null {
  for (const line of lines) {
    const kind = BY_OUTCOME[line.outcome];
    if (kind) return { kind, line };
    if (line.outcome === 'TAKEN_BACK' && points < 0) return { kind: 'POINTS_REVERSED', line };
  }
  return null;
}
