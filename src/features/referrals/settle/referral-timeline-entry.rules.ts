import type {
  DealInput,
  DecidedReferral,
  ReferralInput,
  ReferralProjection,
} from '../decide/index.js';

/** Raised whenever a rule of referrals decides differently, so that old entries stay readable. */
export const RULE_VERSION = 1;

/** By rule: the lines that a referral's timeline can have. */
export const REFERRAL_LINES = {
  'R-D7': ['IMPORT_TAKEN_BACK', 'AWARD_TAKEN_BACK'],
  'R-W1': ['CONVERTED'],
  'R-W2': ['SUBMITTED', 'IMPORTED'],
  'R-W3': [
    'AWAITS_CONFIRMATION',
    'CONFIRMED',
    'REFUSED',
    'ACCEPTED',
    'DENIED',
    'CONTACTED',
    'CONTACT_CHANGED',
    'MOVED',
    'STEPPED_BACK',
    'TALKS_RESUMED',
    'LOST',
    'UNQUALIFIED',
    'WITHDRAWN',
    'NOTE',
  ],
  'R-W4': ['EXPIRED', 'WON_OUTSIDE_WINDOW', 'CLOSED_ON_REPORTED_LATE', 'CLOSED_ON_MOVED'],
  'R-W5': ['CONVERSION_MOVED', 'CONVERSION_TAKEN_BACK', 'LATE_WIN_TAKEN_BACK'],
  'R-W6': ['DUPLICATE', 'WAITS_FOR_PERSON', 'NO_LONGER_DUPLICATE', 'KEEPS_PLACE', 'GIVES_WAY'],
  'R-W8': ['FLAGGED', 'POINTS_HELD', 'CLEARED', 'FRAUD_CONFIRMED'],
  'R-W9': [
    'CONVERTED_BY_SPLIT',
    'CREDITED_EARLIER',
    'CREDITED_ELSEWHERE',
    'SHARE_DECLARED',
    'SHARE_WITHDRAWN',
  ],
  'R-W10': ['WON_BEFORE_REFERRAL'],
} as const;

type Lines = typeof REFERRAL_LINES;

export interface TimelineEntry {
  /** e.g. `R-W1` */
  readonly rule: keyof Lines;
  readonly ruleVersion: number;
  /** e.g. `CONVERTED`; rule and outcome are the key of the text that people read */
  readonly outcome: Lines[keyof Lines][number];
  /** when it happened: the fact's, the decision's or the window's moment; else now */
  readonly occurredAt: Date;
  /** ids, days, moments as RFC 3339, numbers and codes; never names, addresses or free text */
  readonly inputs: TimelineInputs;
  /** STAFF: not shown to the advocate */
  readonly audience: 'ADVOCATE' | 'STAFF';
}

export type TimelineInputs = Readonly<Record<string, string | number | boolean | null>>;

export interface TimelineContext {
  readonly referral: ReferralInput;
  /** the deals of the group; those of other referrals are ignored */
  readonly deals: readonly DealInput[];
  readonly now: Date;
}

/** What was stored of a referral, and what is decided of it now. */
export interface Change {
  readonly before: ReferralProjection;
  readonly next: DecidedReferral;
  readonly context: TimelineContext;
}

export function entry<Rule extends keyof Lines>(
  rule: Rule,
  outcome: Lines[Rule][number],
  occurredAt: Date,
  inputs: TimelineInputs,
  audience: TimelineEntry['audience'] = 'ADVOCATE',
): TimelineEntry {
  return { rule, ruleVersion: RULE_VERSION, outcome, occurredAt, inputs, audience };
}

/** The newest decision of a kind. */
export function newestOf({ referral }: TimelineContext, kind: string) {
  let newest: ReferralInput['decisions'][number] | null = null;
  for (const decision of referral.decisions) {
    if (decision.kind !== kind) continue;
    if (newest === null || decision.decidedAt > newest.decidedAt) newest = decision;
  }
  return newest;
}

export function decidedAt(context: TimelineContext, kind: string): Date {
  return newestOf(context, kind)?.decidedAt ?? context.now;
}
