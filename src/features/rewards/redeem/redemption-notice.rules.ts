import type { DecidedLine, Notice } from '../../notifications/index.js';

export const REDEMPTION_NOTICES = [
  'REDEMPTION_APPROVED',
  'REDEMPTION_BEING_PREPARED',
  'REDEMPTION_FULFILLED',
  'REDEMPTION_NOT_ACCEPTED',
  'REDEMPTION_FAILED',
] as const;
type Kind = (typeof REDEMPTION_NOTICES)[number];

const BY_OUTCOME: Readonly<Record<string, Kind>> = {
  FULFILLED: 'REDEMPTION_APPROVED',
  BEING_PREPARED: 'REDEMPTION_BEING_PREPARED',
  HANDED_OVER: 'REDEMPTION_FULFILLED',
  REJECTED: 'REDEMPTION_NOT_ACCEPTED',
  FAILED: 'REDEMPTION_FAILED',
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

/** That it is being prepared is no news to who reads in the same morning how that ended (R-N1). */
export function replacesOfRedemption(later: string, earlier: string): boolean {
  return earlier === 'BEING_PREPARED' && (later === 'HANDED_OVER' || later === 'FAILED');
}

/** What a colleague wrote with what the notice reports; one of before may go out after it. */
export function messageBeside(
  outcome: unknown,
  written: { readonly reasonText: string | null; readonly fulfilmentNote: string | null },
): string | null {
  if (outcome === 'HANDED_OVER') return written.fulfilmentNote;
  return outcome === 'REJECTED' || outcome === 'FAILED' ? written.reasonText : null;
}
