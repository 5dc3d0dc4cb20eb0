import type { DecidedLine, Notice } from '../../notifications/index.js';

export const REDEMPTION_NOTICES = ['REDEMPTION_APPROVED', 'REDEMPTION_NOT_ACCEPTED'] as const;
type Kind = (typeof REDEMPTION_NOTICES)[number];

const BY_OUTCOME: Readonly<Record<string, Kind>> = {
  FULFILLED: 'REDEMPTION_APPROVED',
  REJECTED: 'REDEMPTION_NOT_ACCEPTED',
};

/** Points spent or returned are part of this notice: the advocate spent them. */
export function noticeOfRedemption<Line extends DecidedLine>(
  lines: readonly Line[],
): Notice<Line, Kind> | null {
  for (const line of lines) {
    const kind = BY_OUTCOME[line.outcome];
    if (kind) return { kind, line };
  }
  return null;
}
