import type {
  DealInput,
  DecidedReferral,
  ReferralInput,
  ReferralProjection,
} from '../decide/index.js';

/** Raised whenever a rule of referrals decides differently, so that old entries stay readable. */
export const RULE_VERSION = 1;

export interface TimelineEntry {
  /** e.g. `R-W1` */
  readonly rule: string;
  readonly ruleVersion: number;
  /** e.g. `CONVERTED`; rule and outcome are the key of the text that people read */
  readonly outcome: string;
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
  /** the deals of the group; those of other referrals do no harm */
  readonly deals: readonly DealInput[];
  readonly now: Date;
}

/** What was stored of a referral, and what is decided of it now. */
export interface Change {
  readonly before: ReferralProjection;
  readonly next: DecidedReferral;
  readonly context: TimelineContext;
}

export function entry(
  rule: string,
  outcome: string,
  occurredAt: Date,
  inputs: TimelineInputs,
  audience: TimelineEntry['audience'] = 'ADVOCATE',
): TimelineEntry {
  return { rule, ruleVersion: RULE_VERSION, outcome, occurredAt, inputs, audience };
}
