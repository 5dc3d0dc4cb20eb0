import type { Day } from '../../../kernel/day.js';
import type { Id } from '../../../kernel/ids.js';
import type { Points } from '../../../kernel/points.js';
import type { DealFact, OrderedFact } from '../../deals/index.js';

/** What goes into `decideReferrals` and what comes out: plain data, no more. */

export const REFERRAL_SOURCES = ['FORM', 'LINK', 'SALES', 'API', 'IMPORT'] as const;
export type ReferralSource = (typeof REFERRAL_SOURCES)[number];

export const REFERRAL_STATUSES = [
  'SUBMITTED',
  'ACCEPTED',
  'QUALIFIED',
  'MEETING',
  'OPPORTUNITY',
  'CONVERTED',
  'LOST',
  'UNQUALIFIED',
  'DUPLICATE',
  'EXPIRED',
  'WITHDRAWN',
] as const;
export type ReferralStatus = (typeof REFERRAL_STATUSES)[number];

/** The statuses that the end of the window turns into EXPIRED. */
export const IN_PROGRESS: ReadonlySet<ReferralStatus> = new Set([
  'SUBMITTED',
  'ACCEPTED',
  'QUALIFIED',
  'MEETING',
  'OPPORTUNITY',
]);

/** The milestone, which does not depend on the window (R-W3, R-W4). */
export const REFERRAL_STEPS = [
  'SUBMITTED',
  'ACCEPTED',
  'QUALIFIED',
  'MEETING',
  'OPPORTUNITY',
  'LOST',
  'UNQUALIFIED',
  'WITHDRAWN',
] as const;
export type ReferralStep = (typeof REFERRAL_STEPS)[number];

export type Moderation = 'PENDING' | 'APPROVED' | 'DENIED';
export const FRAUD_STATUSES = ['NOT_CHECKED', 'CLEAR', 'FLAGGED', 'CLEARED', 'CONFIRMED'] as const;
export type FraudStatus = (typeof FRAUD_STATUSES)[number];
export type Confirmation = 'NOT_NEEDED' | 'WAITING' | 'CONFIRMED' | 'REFUSED';
export type ClosedOnFlag = 'TOLD_LATE' | 'MOVED_ACROSS_EDGE';

/** Reasons that the rules give themselves; facts have others of their own. */
export const REASONS = {
  duplicateReferee: 'DUPLICATE_REFEREE',
  waitsForPerson: 'WAITS_FOR_PERSON',
  alreadyCustomer: 'ALREADY_CUSTOMER',
  alreadyInTalks: 'ALREADY_IN_TALKS',
  creditedEarlier: 'CREDITED_EARLIER',
  creditedElsewhere: 'CREDITED_ELSEWHERE',
  dealLost: 'DEAL_LOST',
  dealRefunded: 'DEAL_REFUNDED',
  windowEnded: 'WINDOW_ENDED',
  refusedByAdvocate: 'REFUSED_BY_ADVOCATE',
} as const;

/** R-W6: reported late, it would displace one that was accepted, and a person decides. */
export function waitsForPlace(referral: {
  readonly status: ReferralStatus;
  readonly reasonCode: string | null;
}): boolean {
  return referral.status === 'DUPLICATE' && referral.reasonCode === REASONS.waitsForPerson;
}

export interface ReferralFact extends OrderedFact {
  /** a step, or the contact, which is kept apart from the status (R-W3) */
  readonly kind: ReferralStep | 'CONTACTED';
  readonly recordedAt: Date;
  readonly reasonCode: string | null;
  /** who is in contact; with CONTACTED only */
  readonly memberId: Id | null;
}

export type ReferralDecisionKind =
  | 'ACCEPTED'
  | 'DENIED'
  | 'CONFIRMED'
  | 'REFUSED'
  | 'FRAUD_FLAGGED'
  | 'FRAUD_CLEARED'
  | 'FRAUD_CONFIRMED'
  | 'KEEPS_PLACE'
  | 'GIVES_WAY';

export interface ReferralDecision {
  readonly id: Id;
  /**
   * KEEPS_PLACE and GIVES_WAY are decided on the accepted referral that one reported late would
   * displace (R-W6).
   */
  readonly kind: ReferralDecisionKind;
  readonly decidedAt: Date;
  readonly reasonCode: string | null;
  /** with KEEPS_PLACE and GIVES_WAY: the one that waits; null: each that does */
  readonly importedReferralId: Id | null;
  /** with FRAUD_FLAGGED: what had been awarded by then, and stays until it is decided */
  readonly pointsKept?: Points | undefined;
}

/** A referral with the terms that were frozen when it was recorded (R-W2). */
export interface ReferralInput {
  readonly id: Id;
  readonly source: ReferralSource;
  /** the person's normalised address or its hash, as text; null where no address was given */
  readonly refereeKey: string | null;
  readonly submittedAt: Date;
  /** its row in the file, and its id there: they order equal moments (R-W6) */
  readonly fileRow: number | null;
  readonly externalId: string | null;
  readonly recordedAt: Date;
  readonly windowDays: number;
  readonly timeZone: string;
  readonly submittedOn: Day;
  readonly windowClosesAt: Date;
  readonly conversionPoints: Points;
  readonly lateWinPoints: Points;
  readonly assistPoints: Points;
  /** made by word of mouth: no points before the advocate confirms it */
  readonly needsConfirmation: boolean;
  /** false: an import without awards; counted, never paid */
  readonly awardsPoints: boolean;
  /** the result of the automatic check; a person's decision overrides it */
  readonly fraudSignal: 'NOT_CHECKED' | 'CLEAR' | 'FLAGGED';
  readonly facts: readonly ReferralFact[];
  readonly decisions: readonly ReferralDecision[];
}

export interface SplitShare {
  readonly referralId: Id;
  /** whole per cents; the shares of a split sum up to 100 */
  readonly percent: number;
}

export interface DealSplit {
  /** 1, 2 …: a later declaration replaces those before it */
  readonly version: number;
  readonly declaredAt: Date;
  /** none: those before it are withdrawn */
  readonly shares: readonly SplitShare[];
}

export interface DealInput {
  readonly id: Id;
  readonly facts: readonly DealFact[];
  /** the referrals that it is linked with, of this group */
  readonly referralIds: readonly Id[];
  readonly splits: readonly DealSplit[];
}

/** Referrals of one programme connected by the person referred or by a deal. */
export interface ReferralGroup {
  readonly referrals: readonly ReferralInput[];
  readonly deals: readonly DealInput[];
}

/** What is stored of a decided referral: the projection (engine.md, facts and decisions). */
export interface ReferralProjection {
  readonly status: ReferralStatus;
  readonly step: ReferralStep;
  readonly reasonCode: string | null;
  readonly moderation: Moderation;
  readonly fraudStatus: FraudStatus;
  readonly confirmation: Confirmation;
  readonly windowOpen: boolean;
  readonly duplicateOf: Id | null;
  /** the deal whose win is credited to this referral, as a conversion or as a later win */
  readonly creditedDealId: Id | null;
  /** the day of the conversion; null where there is none */
  readonly convertedOn: Day | null;
  readonly wonOutsideWindow: boolean;
  readonly wonBeforeReferral: boolean;
  readonly closedOnFlag: ClosedOnFlag | null;
  readonly pointsDue: Points;
  readonly firstContactedAt: Date | null;
  /** who spoke with the person last */
  readonly contactMemberId: Id | null;
}

/** What the timeline needs to explain a projection; not stored. */
export interface Because {
  /** the deal that made the outcome, and its day */
  readonly dealId: Id | null;
  readonly closedOn: Day | null;
  /** when the fact that made the outcome occurred; null where none did */
  readonly occurredAt: Date | null;
  /** 100 unless the deal was split */
  readonly percent: number;
  readonly flag: FlaggedClosing | null;
}

export interface FlaggedClosing {
  readonly kind: ClosedOnFlag;
  readonly dealId: Id;
  readonly closedOn: Day;
  /** the day on which it was reported, in the referral's zone */
  readonly reportedOn: Day;
  /** days between the closing and its report */
  readonly days: number;
  /** MOVED_ACROSS_EDGE: the day on the other side of the edge */
  readonly otherClosedOn: Day | null;
}

export interface DecidedReferral extends ReferralProjection {
  /** every deal whose win is credited to it: `creditedDealId` is the one that it is paid by */
  readonly creditedDealIds: readonly Id[];
  /** flagged: what is awarded once it is cleared (R-W8) */
  readonly pointsHeld: Points;
  readonly because: Because;
}
