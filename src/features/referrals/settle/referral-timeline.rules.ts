import { conversionEntries, flagEntries } from './referral-timeline-deals.rules.js';
import { fraudEntries, heldEntries } from './referral-timeline-fraud.rules.js';
import {
  decidedAt,
  entry,
  newestOf,
  type Change,
  type TimelineContext,
  type TimelineEntry,
} from './referral-timeline-entry.rules.js';
import type {
  DecidedReferral,
  ReferralInput,
  ReferralProjection,
  ReferralStep,
} from '../decide/index.js';

/**
 * R-W8: one entry for each difference between what was stored of a referral and what is decided
 * now; `previous` is null for a new referral. Inputs hold ids, days, numbers and codes alone
 * (R-A5). The entries are in the order in which they are to be read.
 */
export function referralTimeline(
  previous: ReferralProjection | null,
  next: DecidedReferral,
  context: TimelineContext,
): TimelineEntry[] {
  const before = previous ?? beginning(next, context.referral);
  const change = { before, next, context };
  return [
    ...(previous === null ? [submittedEntry(context.referral)] : []),
    ...confirmationEntries(change, previous === null),
    ...moderationEntries(change, previous === null),
    ...fraudEntries(change),
    ...contactEntries(change),
    ...placeEntries(change),
    ...conversionEntries(change),
    ...heldEntries(change),
    ...stepEntries(change),
    ...expiryEntries(change),
    ...flagEntries(change),
  ];
}

/** The state of a referral at the moment of its submission, before anything else is known. */
function beginning(next: DecidedReferral, referral: ReferralInput): ReferralProjection {
  const isAccepted = referral.source === 'IMPORT';
  const step = isAccepted ? 'ACCEPTED' : 'SUBMITTED';
  return {
    status: step,
    step,
    reasonCode: null,
    moderation: isAccepted ? 'APPROVED' : 'PENDING',
    fraudStatus: 'NOT_CHECKED',
    confirmation: next.confirmation === 'NOT_NEEDED' ? 'NOT_NEEDED' : 'WAITING',
    windowOpen: true,
    duplicateOf: null,
    creditedDealId: null,
    convertedOn: null,
    wonOutsideWindow: false,
    wonBeforeReferral: false,
    closedOnFlag: null,
    pointsDue: 0,
    firstContactedAt: null,
    contactMemberId: null,
  };
}

function submittedEntry(referral: ReferralInput): TimelineEntry {
  const outcome = referral.source === 'IMPORT' ? 'IMPORTED' : 'SUBMITTED';
  return entry('R-W2', outcome, referral.submittedAt, {
    source: referral.source,
    submittedOn: referral.submittedOn,
    windowDays: referral.windowDays,
    timeZone: referral.timeZone,
    windowClosesAt: referral.windowClosesAt.toISOString(),
  });
}

function confirmationEntries({ before, next, context }: Change, isNew: boolean): TimelineEntry[] {
  const { confirmation } = next;
  if (isNew && confirmation === 'WAITING') {
    return [entry('R-W3', 'AWAITS_CONFIRMATION', context.referral.recordedAt, {})];
  }
  if (confirmation === before.confirmation) return [];
  if (confirmation === 'CONFIRMED') {
    return [entry('R-W3', 'CONFIRMED', decidedAt(context, 'CONFIRMED'), {})];
  }
  return confirmation === 'REFUSED'
    ? [entry('R-W3', 'REFUSED', decidedAt(context, 'REFUSED'), {})]
    : [];
}

function moderationEntries({ before, next, context }: Change, isNew: boolean): TimelineEntry[] {
  const { moderation } = next;
  // An import that waits for a person has an entry about its place; nobody ever took it back.
  if (moderation === before.moderation || moderation === 'PENDING') return [];
  if (moderation === 'DENIED') {
    const reasonCode = newestOf(context, 'DENIED')?.reasonCode ?? null;
    return [entry('R-W3', 'DENIED', decidedAt(context, 'DENIED'), { reasonCode })];
  }
  if (context.referral.source === 'IMPORT' && (isNew || !newestOf(context, 'ACCEPTED'))) return [];
  return [entry('R-W3', 'ACCEPTED', decidedAt(context, 'ACCEPTED'), {})];
}

function contactEntries({ before, next, context }: Change): TimelineEntry[] {
  const { firstContactedAt, contactMemberId } = next;
  if (firstContactedAt === null) return [];
  if (before.firstContactedAt?.getTime() !== firstContactedAt.getTime()) {
    return [entry('R-W3', 'CONTACTED', firstContactedAt, { contactMemberId })];
  }
  return before.contactMemberId === contactMemberId
    ? []
    : [entry('R-W3', 'CONTACT_CHANGED', context.now, { contactMemberId })];
}

function placeEntries({ before, next, context }: Change): TimelineEntry[] {
  const isNow = next.status === 'DUPLICATE';
  const was = before.status === 'DUPLICATE';
  const isSame = before.reasonCode === next.reasonCode && before.duplicateOf === next.duplicateOf;
  if (isNow === was && (!isNow || isSame)) return [];
  if (!isNow) {
    // A duplicate that is withdrawn gets only the entry of the withdrawal.
    return next.duplicateOf === null
      ? [entry('R-W6', 'NO_LONGER_DUPLICATE', context.now, { wasDuplicateOf: before.duplicateOf })]
      : [];
  }
  const outcome = next.reasonCode === 'WAITS_FOR_PERSON' ? 'WAITS_FOR_PERSON' : 'DUPLICATE';
  return [entry('R-W6', outcome, context.now, { duplicateOf: next.duplicateOf })];
}

const RANK: Readonly<Record<ReferralStep, number>> = {
  SUBMITTED: 0,
  ACCEPTED: 1,
  QUALIFIED: 2,
  MEETING: 3,
  OPPORTUNITY: 4,
  LOST: 5,
  UNQUALIFIED: 5,
  WITHDRAWN: 5,
};

function stepEntries({ before, next, context }: Change): TimelineEntry[] {
  const from = before.step;
  const to = next.step;
  if (from === to || isSaidElsewhere(before, next)) return [];
  const at = next.because.occurredAt ?? context.now;
  const { reasonCode } = next;
  const { dealId } = next.because;
  if (to === 'LOST') return [entry('R-W3', 'LOST', at, { from, reasonCode, dealId })];
  if (to === 'UNQUALIFIED') return [entry('R-W3', 'UNQUALIFIED', at, { from, reasonCode })];
  if (to === 'WITHDRAWN') return [entry('R-W3', 'WITHDRAWN', at, { from, reasonCode })];
  const windowOpen = next.windowOpen;
  if (RANK[from] === 5) return [entry('R-W3', 'TALKS_RESUMED', at, { from, to, windowOpen })];
  const outcome = RANK[to] < RANK[from] ? 'STEPPED_BACK' : 'MOVED';
  return [entry('R-W3', outcome, at, { from, to, windowOpen })];
}

/** A conversion, an acceptance, a refusal or a credit to others has an entry with the step. */
function isSaidElsewhere(before: ReferralProjection, next: DecidedReferral): boolean {
  return (
    (next.step === 'ACCEPTED' && next.moderation === 'APPROVED' && before.step === 'SUBMITTED') ||
    (next.step === 'OPPORTUNITY' && (next.status === 'CONVERTED' || next.wonOutsideWindow)) ||
    (next.step === 'WITHDRAWN' && next.confirmation === 'REFUSED') ||
    (next.step === 'LOST' && isCreditedToOthers(next))
  );
}

function isCreditedToOthers({ reasonCode }: DecidedReferral): boolean {
  return reasonCode === 'CREDITED_EARLIER' || reasonCode === 'CREDITED_ELSEWHERE';
}

function expiryEntries({ before, next, context }: Change): TimelineEntry[] {
  if (next.status !== 'EXPIRED' || before.status === 'EXPIRED') return [];
  const { submittedOn, windowDays, windowClosesAt } = context.referral;
  return [entry('R-W4', 'EXPIRED', windowClosesAt, { submittedOn, windowDays, step: next.step })];
}

/** The stem of the catalogues' keys: rule and outcome. */
export function timelineKey({ rule, outcome }: TimelineEntry): string {
  return `${rule}.${outcome}`;
}

export type { TimelineContext, TimelineEntry } from './referral-timeline-entry.rules.js';
