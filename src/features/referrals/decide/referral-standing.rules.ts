import type { Id } from '../../../kernel/ids.js';
import type { Points } from '../../../kernel/points.js';
import { compareFacts, compareText, type DealState } from '../../deals/index.js';
import {
  REASONS,
  REFERRAL_STEPS,
  type Confirmation,
  type FraudStatus,
  type Moderation,
  type ReferralDecision,
  type ReferralDecisionKind,
  type ReferralFact,
  type ReferralInput,
  type ReferralStep,
} from './referral-group.rules.js';

/** A referral's state by its own facts and decisions, without deals; at a moment or now. */
export interface Standing {
  readonly moderation: Moderation;
  readonly fraudStatus: FraudStatus;
  readonly confirmation: Confirmation;
  /** the newest step, by R-T2; null where nobody moved the referral */
  readonly move: ReferralFact | null;
}

/** A deal's state, for one referral that it is linked with. */
export interface LinkedDeal {
  readonly id: Id;
  readonly state: DealState;
}

export function standing(referral: ReferralInput, asOf: Date | null = null): Standing {
  const { decisions } = referral;
  return {
    moderation: moderation(referral, asOf),
    fraudStatus: fraudStatus(referral, asOf),
    confirmation: confirmation(decisions, referral.needsConfirmation, asOf),
    move: newestMove(referral, asOf),
  };
}

/** The newest decision of some kinds: a later one overrides an earlier one. */
export function newestDecision(
  decisions: readonly ReferralDecision[],
  asOf: Date | null,
  of: (kind: ReferralDecisionKind) => boolean,
): ReferralDecision | null {
  let newest: ReferralDecision | null = null;
  for (const decision of decisions) {
    if (!of(decision.kind) || (asOf !== null && decision.decidedAt > asOf)) continue;
    if (newest === null || isLater(decision, newest)) newest = decision;
  }
  return newest;
}

function isLater(left: ReferralDecision, right: ReferralDecision): boolean {
  const difference = left.decidedAt.getTime() - right.decidedAt.getTime();
  return (difference || compareText(left.id, right.id)) > 0;
}

const isModeration = (kind: ReferralDecisionKind) => kind === 'ACCEPTED' || kind === 'DENIED';
const isConfirmation = (kind: ReferralDecisionKind) => kind === 'CONFIRMED' || kind === 'REFUSED';
const isFraud = (kind: ReferralDecisionKind) =>
  kind === 'FRAUD_FLAGGED' || kind === 'FRAUD_CLEARED' || kind === 'FRAUD_CONFIRMED';

/** Imported referrals count as accepted until a person decides otherwise. */
function moderation(referral: ReferralInput, asOf: Date | null): Moderation {
  const decision = newestDecision(referral.decisions, asOf, isModeration);
  if (decision === null) return referral.source === 'IMPORT' ? 'APPROVED' : 'PENDING';
  return decision.kind === 'DENIED' ? 'DENIED' : 'APPROVED';
}

function fraudStatus(referral: ReferralInput, asOf: Date | null): FraudStatus {
  const decision = newestDecision(referral.decisions, asOf, isFraud);
  if (decision === null) return referral.fraudSignal;
  if (decision.kind === 'FRAUD_FLAGGED') return 'FLAGGED';
  return decision.kind === 'FRAUD_CONFIRMED' ? 'CONFIRMED' : 'CLEARED';
}

/**
 * R-W8: while it is flagged nothing more is awarded; what had been awarded when a person flagged it
 * stays until it is decided. Nothing had, where the automatic check did.
 */
export function pointsKeptWhenFlagged({ decisions }: ReferralInput): Points {
  return newestDecision(decisions, null, isFraud)?.pointsKept ?? 0;
}

function confirmation(
  decisions: readonly ReferralDecision[],
  isNeeded: boolean,
  asOf: Date | null,
): Confirmation {
  const decision = newestDecision(decisions, asOf, isConfirmation);
  if (decision !== null) return decision.kind === 'REFUSED' ? 'REFUSED' : 'CONFIRMED';
  return isNeeded ? 'WAITING' : 'NOT_NEEDED';
}

const RANK = new Map<string, number>(REFERRAL_STEPS.map((step, rank) => [step, rank]));

export function compareReferralFacts(left: ReferralFact, right: ReferralFact): number {
  return compareFacts(left, right, (fact) => RANK.get(fact.kind) ?? -1);
}

function newestMove(referral: ReferralInput, asOf: Date | null): ReferralFact | null {
  let newest: ReferralFact | null = null;
  for (const fact of referral.facts) {
    if (fact.kind === 'CONTACTED' || (asOf !== null && fact.occurredAt > asOf)) continue;
    // The submission itself is the start and no move; SUBMITTED later is a step back to it.
    if (fact.kind === 'SUBMITTED' && fact.occurredAt <= referral.submittedAt) continue;
    if (newest === null || compareReferralFacts(fact, newest) > 0) newest = fact;
  }
  return newest;
}

export interface Contact {
  readonly firstContactedAt: Date | null;
  readonly contactMemberId: Id | null;
}

const NO_CONTACT: Contact = { firstContactedAt: null, contactMemberId: null };

/** R-W3: the first contact, and who spoke with the person last. */
export function contact(facts: readonly ReferralFact[]): Contact {
  const contacts = facts.filter(({ kind }) => kind === 'CONTACTED').sort(compareReferralFacts);
  const first = contacts[0];
  const last = contacts.at(-1);
  if (first === undefined || last === undefined) return NO_CONTACT;
  return { firstContactedAt: first.occurredAt, contactMemberId: last.memberId };
}

/** The advocate or the person took it back, or the advocate denies having made it. */
export function isWithdrawn(standing: Standing): boolean {
  return standing.confirmation === 'REFUSED' || standing.move?.kind === 'WITHDRAWN';
}

/** R-W6: the company bought or talked before; deals count only once sales moves the referral. */
export function wasKnownBefore(standing: Standing): boolean {
  const { move } = standing;
  return (
    move?.kind === 'UNQUALIFIED' &&
    (move.reasonCode === REASONS.alreadyCustomer || move.reasonCode === REASONS.alreadyInTalks)
  );
}

/** A referral that was denied or is a confirmed fraud: paid nothing, and credited last. */
export function isRejected(standing: Standing): boolean {
  return standing.moderation === 'DENIED' || standing.fraudStatus === 'CONFIRMED';
}

export interface Progress {
  readonly step: ReferralStep;
  readonly reasonCode: string | null;
  /** the deal that made the step, where one did */
  readonly dealId: Id | null;
  readonly occurredAt: Date | null;
}

/**
 * The milestone (R-W3): the newest fact counts, whether sales moved the referral or its deals did.
 * An open or won deal is an opportunity; only when every deal is lost or refunded is it lost.
 * `deals` are those that decide this referral's milestone.
 */
export function progress(standing: Standing, deals: readonly LinkedDeal[]): Progress {
  const moved = ownProgress(standing);
  if (moved.step === 'WITHDRAWN' || wasKnownBefore(standing)) return moved;
  const told = dealProgress(deals);
  if (told === null) return moved;
  const movedAt = standing.move?.occurredAt ?? null;
  const reportedAt = told.occurredAt;
  return movedAt !== null && reportedAt !== null && movedAt > reportedAt ? moved : told;
}

function ownProgress({ confirmation, moderation, move }: Standing): Progress {
  if (confirmation === 'REFUSED' && move?.kind !== 'WITHDRAWN') {
    const reasonCode = REASONS.refusedByAdvocate;
    return { step: 'WITHDRAWN', reasonCode, dealId: null, occurredAt: null };
  }
  const moved = moveProgress(move);
  const isOnlyAccepted = moved.step === 'SUBMITTED' && moderation === 'APPROVED';
  return isOnlyAccepted ? { ...moved, step: 'ACCEPTED', reasonCode: null } : moved;
}

const NOT_MOVED: Progress = { step: 'SUBMITTED', reasonCode: null, dealId: null, occurredAt: null };

function moveProgress(move: ReferralFact | null): Progress {
  if (move === null || move.kind === 'CONTACTED') return NOT_MOVED;
  const { kind, reasonCode, occurredAt } = move;
  return { step: kind, reasonCode, dealId: null, occurredAt };
}

function dealProgress(deals: readonly LinkedDeal[]): Progress | null {
  const living = newestOf(deals, ({ stage }) => stage === 'OPEN' || stage === 'WON');
  if (living !== null) return dealWord(living, 'OPPORTUNITY', null);
  const ended = newestOf(deals, ({ stage }) => stage === 'LOST' || stage === 'REFUNDED');
  if (ended === null) return null;
  const isRefunded = ended.state.stage === 'REFUNDED';
  return dealWord(ended, 'LOST', isRefunded ? REASONS.dealRefunded : REASONS.dealLost);
}

function dealWord(deal: LinkedDeal, step: ReferralStep, reasonCode: string | null): Progress {
  return { step, reasonCode, dealId: deal.id, occurredAt: deal.state.since };
}

function newestOf(
  deals: readonly LinkedDeal[],
  which: (state: DealState) => boolean,
): LinkedDeal | null {
  let newest: LinkedDeal | null = null;
  for (const deal of deals) {
    if (!which(deal.state)) continue;
    const difference =
      newest === null ? 1 : deal.state.since.getTime() - newest.state.since.getTime();
    if (newest === null || (difference || compareText(deal.id, newest.id)) > 0) newest = deal;
  }
  return newest;
}
