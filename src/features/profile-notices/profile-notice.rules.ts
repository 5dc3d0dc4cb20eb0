import type { BearsOn, DecidedLine, Notice } from '../notifications/index.js';

export const PROFILE_NOTICES = ['POINTS_END', 'POINTS_KEPT'] as const;
type Kind = (typeof PROFILE_NOTICES)[number];

const isKind = (outcome: string): outcome is Kind =>
  (PROFILE_NOTICES as readonly string[]).includes(outcome);

/** The last word of one write: who went back and on in one form reads where that left them. */
export function noticeOfProfile<Line extends DecidedLine>(
  lines: readonly Line[],
): Notice<Line, Kind> | null {
  for (const line of lines.toReversed()) {
    if (isKind(line.outcome)) return { kind: line.outcome, line };
  }
  return null;
}

/** A later day, or none after all, is all that somebody needs to read of the earlier one (R-N1). */
export const replacesOfProfile: BearsOn = (later, earlier) => isKind(later) && isKind(earlier);
