import { dealState } from '../../deals/index.js';
import { dayNumber, type DecidedReferral, type ReferralProjection } from '../decide/index.js';
import {
  entry,
  type Change,
  type TimelineContext,
  type TimelineEntry,
  type TimelineInputs,
} from './referral-timeline-entry.rules.js';

/** What the deals of a referral changed: conversions, later wins and what was taken back. */
export function conversionEntries(change: Change): TimelineEntry[] {
  return [
    ...takenBackEntries(change),
    ...convertedEntries(change),
    ...lateWinEntries(change),
    ...wonBeforeEntries(change),
    ...creditedToOthersEntries(change),
  ];
}

/** R-W5: the conversion, or the later win, does not hold any more. */
function takenBackEntries({ before, next, context }: Change): TimelineEntry[] {
  const wasConverted = before.status === 'CONVERTED' && next.status !== 'CONVERTED';
  const wasLateWin = before.wonOutsideWindow && !next.wonOutsideWindow;
  if (!wasConverted && !(wasLateWin && next.status !== 'CONVERTED')) return [];
  const dealId = before.creditedDealId;
  const state = dealStateOf(context, dealId);
  const isDeal = state !== null && state.stage !== 'WON';
  const inputs = {
    dealId,
    cause: isDeal ? `DEAL_${state.stage}` : causeOf(next),
    points: before.pointsDue - next.pointsDue,
    owed: 0,
    borne: 0,
  };
  const at = isDeal ? state.since : context.now;
  const outcome = wasConverted ? 'CONVERSION_TAKEN_BACK' : 'LATE_WIN_TAKEN_BACK';
  return [entry('R-W5', outcome, at, inputs, audienceOf(next))];
}

/** Why a deal that is still won does not count for the referral any more. */
function causeOf(next: DecidedReferral): string {
  if (next.status === 'WITHDRAWN' || next.status === 'DUPLICATE') return next.status;
  if (next.wonOutsideWindow || next.wonBeforeReferral) return 'CLOSED_ON_MOVED';
  return next.reasonCode ?? 'DEAL_UNLINKED';
}

function convertedEntries({ before, next, context }: Change): TimelineEntry[] {
  if (next.status !== 'CONVERTED' || !isNewConversion(before, next)) return [];
  const inputs = { ...winInputs(next, context), points: next.pointsDue };
  const at = next.because.occurredAt ?? context.now;
  const audience = audienceOf(next);
  const { percent } = next.because;
  if (percent < 100) {
    return [entry('R-W9', 'CONVERTED_BY_SPLIT', at, { ...inputs, percent }, audience)];
  }
  return before.status === 'CONVERTED'
    ? [entry('R-W5', 'CONVERSION_MOVED', at, inputs, audience)]
    : [entry('R-W1', 'CONVERTED', at, inputs, audience)];
}

/** By another deal, on another day, or by another share of a split. */
function isNewConversion(before: ReferralProjection, next: DecidedReferral): boolean {
  return (
    before.status !== 'CONVERTED' ||
    before.creditedDealId !== next.creditedDealId ||
    before.convertedOn !== next.convertedOn ||
    (next.because.percent < 100 && before.pointsDue !== next.pointsDue)
  );
}

function lateWinEntries({ before, next, context }: Change): TimelineEntry[] {
  if (!next.wonOutsideWindow) return [];
  if (before.wonOutsideWindow && before.creditedDealId === next.creditedDealId) return [];
  const inputs = { ...winInputs(next, context), points: next.pointsDue };
  const at = next.because.occurredAt ?? context.now;
  return [entry('R-W4', 'WON_OUTSIDE_WINDOW', at, inputs, audienceOf(next))];
}

function wonBeforeEntries({ before, next, context }: Change): TimelineEntry[] {
  if (!next.wonBeforeReferral || before.wonBeforeReferral) return [];
  const at = next.because.occurredAt ?? context.now;
  return [entry('R-W10', 'WON_BEFORE_REFERRAL', at, winInputs(next, context), audienceOf(next))];
}

function creditedToOthersEntries({ before, next, context }: Change): TimelineEntry[] {
  const { reasonCode } = next;
  if (reasonCode !== 'CREDITED_EARLIER' && reasonCode !== 'CREDITED_ELSEWHERE') return [];
  if (before.reasonCode === reasonCode) return [];
  const { dealId, closedOn, occurredAt } = next.because;
  const inputs = { dealId, closedOn, points: next.pointsDue };
  return [entry('R-W9', reasonCode, occurredAt ?? context.now, inputs, audienceOf(next))];
}

/** R-W4: marks a day of closing that was reported late, or that moved across a window's edge. */
export function flagEntries({ before, next, context }: Change): TimelineEntry[] {
  const { flag } = next.because;
  if (flag === null || before.closedOnFlag === flag.kind) return [];
  const { dealId, closedOn, reportedOn, days, otherClosedOn } = flag;
  const { now } = context;
  if (flag.kind === 'TOLD_LATE') {
    return [entry('R-W4', 'CLOSED_ON_REPORTED_LATE', now, { dealId, closedOn, reportedOn, days })];
  }
  return [entry('R-W4', 'CLOSED_ON_MOVED', now, { dealId, closedOn, otherClosedOn, reportedOn })];
}

function winInputs({ because }: DecidedReferral, { referral }: TimelineContext): TimelineInputs {
  const { dealId, closedOn } = because;
  const { submittedOn, windowDays } = referral;
  const day = closedOn === null ? null : dayNumber(submittedOn, closedOn);
  return { dealId, closedOn, submittedOn, dayNumber: day, windowDays };
}

function dealStateOf({ deals }: TimelineContext, dealId: string | null) {
  const deal = deals.find(({ id }) => id === dealId);
  return deal ? dealState(deal.facts) : null;
}

/** A conversion of a referral that was not accepted is not its advocate's: only staff see it. */
function audienceOf({ moderation, fraudStatus }: DecidedReferral): TimelineEntry['audience'] {
  return moderation === 'DENIED' || fraudStatus === 'CONFIRMED' ? 'STAFF' : 'ADVOCATE';
}
