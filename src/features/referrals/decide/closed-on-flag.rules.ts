import { dayOf, type Day } from '../../../kernel/day.js';
import { reportedWins, type ReportedWin } from '../../deals/index.js';
import { daysUntilReported, isReportedLate, windowSide } from './conversion-window.rules.js';
import type { DealInput, FlaggedClosing, ReferralInput } from './referral-group.rules.js';

/**
 * R-W4: a `closedOn` that was reported more than 7 days after it, or that moved across an edge of
 * this referral's window. `closedOn` is the day that counts now; the edge is the graver of the two.
 */
export function flaggedClosing(
  referral: ReferralInput,
  deal: DealInput,
  closedOn: Day,
): FlaggedClosing | null {
  const wins = reportedWins(deal.facts);
  const counted = wins.find((win) => win.closedOn === closedOn);
  if (counted === undefined) return null;
  const side = sideOf(referral, closedOn);
  const other = wins.findLast((win) => sideOf(referral, win.closedOn) !== side);
  if (other !== undefined) {
    return flag(referral, deal, counted, other.closedOn);
  }
  const isLate = isReportedLate(closedOn, counted.recordedAt, referral.timeZone);
  return isLate ? flag(referral, deal, counted, null) : null;
}

function sideOf({ submittedOn, windowDays }: ReferralInput, day: Day) {
  return windowSide(submittedOn, windowDays, day);
}

function flag(
  { timeZone }: ReferralInput,
  deal: DealInput,
  { closedOn, recordedAt }: ReportedWin,
  otherClosedOn: Day | null,
): FlaggedClosing {
  return {
    kind: otherClosedOn === null ? 'TOLD_LATE' : 'MOVED_ACROSS_EDGE',
    dealId: deal.id,
    closedOn,
    reportedOn: dayOf(recordedAt, timeZone),
    days: daysUntilReported(closedOn, recordedAt, timeZone),
    otherClosedOn,
  };
}
