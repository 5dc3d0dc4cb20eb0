import type { Id } from '../../../kernel/ids.js';
import type { Points } from '../../../kernel/points.js';
import { compareText } from '../../deals/index.js';
import { flaggedClosing } from './closed-on-flag.rules.js';
import { isWindowOpen } from './conversion-window.rules.js';
import { bestCredit, type Credit, type CreditedDeal } from './deal-credit.rules.js';
import { speakingDeals } from './referral-credits.rules.js';
import {
  IN_PROGRESS,
  REASONS,
  type Because,
  type DecidedReferral,
  type FlaggedClosing,
  type ReferralInput,
  type ReferralStatus,
  type ReferralStep,
} from './referral-group.rules.js';
import {
  dealsOf,
  linkedDeals,
  currentStanding,
  type Displacement,
  type Scene,
} from './referral-scene.rules.js';
import {
  contact,
  pointsKeptWhenFlagged,
  progress,
  type LinkedDeal,
  type Progress,
  type Standing,
} from './referral-standing.rules.js';

const NO_DEALS: readonly LinkedDeal[] = [];

/** The won deals of a referral, by their relation to it. */
interface Wins {
  readonly converted: CreditedDeal | null;
  readonly late: CreditedDeal | null;
  readonly elsewhere: CreditedDeal | null;
  readonly before: CreditedDeal | null;
}

const NO_WINS: Wins = { converted: null, late: null, elsewhere: null, before: null };

interface Verdict {
  readonly status: ReferralStatus;
  readonly reasonCode: string | null;
}

/** All that is known of one referral when it is decided. */
interface Case {
  readonly referral: ReferralInput;
  readonly stands: Standing;
  readonly displacement: Displacement | null;
  readonly credits: readonly CreditedDeal[];
  readonly moved: Progress;
  readonly wins: Wins;
}

/**
 * The verdict on one referral, once the places and credits of its group are decided. Written out
 * field by field: spreading parts into it costs ten times as much, for millions.
 */
export function verdictOn(
  scene: Scene,
  referral: ReferralInput,
  credits: readonly CreditedDeal[],
  now: Date,
): DecidedReferral {
  const known = caseOf(scene, referral, credits);
  const { stands, displacement, wins } = known;
  const windowOpen = isWindowOpen(referral.windowClosesAt, now);
  const verdict = verdictOf(known, windowOpen);
  const flag = flagOf(scene, known);
  const credited = wins.converted ?? wins.late;
  const earned = isPayable(known, verdict) ? pointsOf(known) : 0;
  const pointsDue = dueOf(known, earned);
  const { firstContactedAt, contactMemberId } = contact(referral.facts);
  return {
    status: verdict.status,
    step: stepOf(known),
    reasonCode: verdict.reasonCode,
    moderation: displacement !== null && displacement.waits ? 'PENDING' : stands.moderation,
    fraudStatus: stands.fraudStatus,
    confirmation: stands.confirmation,
    windowOpen,
    duplicateOf: displacement === null ? null : displacement.duplicateOf,
    creditedDealIds: creditedOf(credits),
    creditedDealId: credited === null ? null : credited.deal.id,
    convertedOn: wins.converted === null ? null : wins.converted.closedOn,
    wonOutsideWindow: wins.late !== null,
    wonBeforeReferral: wins.before !== null,
    closedOnFlag: flag === null ? null : flag.kind,
    pointsDue,
    pointsHeld: earned - pointsDue,
    firstContactedAt,
    contactMemberId,
    because: becauseOf(known, flag),
  };
}

const NO_IDS: readonly Id[] = [];

function creditedOf(credits: readonly CreditedDeal[]): readonly Id[] {
  if (credits.length === 0) return NO_IDS;
  // Sorted: they are read in no order.
  return credits
    .flatMap(({ deal, credit: { kind } }) =>
      kind === 'CONVERTED' || kind === 'LATE_WIN' ? deal.id : [],
    )
    .sort(compareText);
}

function stepOf({ moved, wins }: Case): ReferralStep {
  return wins.elsewhere === null || moved.step === 'WITHDRAWN' ? moved.step : 'LOST';
}

function caseOf(scene: Scene, referral: ReferralInput, credits: readonly CreditedDeal[]): Case {
  const stands = currentStanding(scene, referral);
  const displacement = scene.displaced.get(referral.id) ?? null;
  // Most referrals have no deal, and millions of them are decided: nothing is built for those.
  if (scene.deals.length === 0) {
    const moved = progress(stands, NO_DEALS);
    return { referral, stands, displacement, credits, moved, wins: NO_WINS };
  }
  const kinds = new Map<Id, Credit['kind']>(
    credits.map(({ deal, credit }) => [deal.id, credit.kind]),
  );
  const speaking = speakingDeals(referral, linkedDeals(scene, referral.id), kinds);
  const moved = progress(stands, speaking);
  return { referral, stands, displacement, credits, moved, wins: winsOf(credits, speaking) };
}

function winsOf(credits: readonly CreditedDeal[], speaking: readonly LinkedDeal[]): Wins {
  if (credits.length === 0) return NO_WINS;
  const converted = bestCredit(credits, 'CONVERTED');
  const late = converted === null ? bestCredit(credits, 'LATE_WIN') : null;
  // A deal of its own that is still open may yet convert the referral: then it is not lost.
  const isOver =
    converted === null && late === null && !speaking.some(({ state }) => state.stage === 'OPEN');
  const elsewhere = isOver ? bestCredit(credits, 'ELSEWHERE') : null;
  const before = converted === null && late === null ? bestCredit(credits, 'BEFORE') : null;
  return { converted, late, elsewhere, before };
}

/** The first of these that holds: withdrawn, duplicate, converted, lost or unqualified, expired. */
function verdictOf({ moved, displacement, wins }: Case, windowOpen: boolean): Verdict {
  if (moved.step === 'WITHDRAWN') return { status: 'WITHDRAWN', reasonCode: moved.reasonCode };
  if (displacement !== null) {
    const reasonCode = displacement.waits ? REASONS.waitsForPerson : REASONS.duplicateReferee;
    return { status: 'DUPLICATE', reasonCode };
  }
  if (wins.converted !== null) return { status: 'CONVERTED', reasonCode: null };
  if (wins.elsewhere !== null) {
    const isEarlier = isCreditedEarlier(wins.elsewhere);
    const reasonCode = isEarlier ? REASONS.creditedEarlier : REASONS.creditedElsewhere;
    return { status: 'LOST', reasonCode };
  }
  if (IN_PROGRESS.has(moved.step) && !windowOpen) {
    return { status: 'EXPIRED', reasonCode: REASONS.windowEnded };
  }
  return { status: moved.step, reasonCode: moved.reasonCode };
}

function isCreditedEarlier({ credit }: CreditedDeal): boolean {
  return credit.kind === 'ELSEWHERE' && credit.isEarlier;
}

/** R-W11: whether anything may be due at all, whatever the deals say. */
function isPayable({ referral, stands }: Case, { status }: Verdict): boolean {
  return (
    referral.awardsPoints &&
    status !== 'WITHDRAWN' &&
    status !== 'DUPLICATE' &&
    stands.moderation === 'APPROVED' &&
    stands.fraudStatus !== 'CONFIRMED' &&
    (stands.confirmation === 'NOT_NEEDED' || stands.confirmation === 'CONFIRMED')
  );
}

/** R-W8: a flag withholds what is not awarded yet, until a person has decided. */
function dueOf({ referral, stands }: Case, earned: Points): Points {
  if (stands.fraudStatus !== 'FLAGGED') return earned;
  return Math.min(earned, pointsKeptWhenFlagged(referral));
}

/** R-W1, R-W4, R-W9: one award, of the best outcome alone. */
function pointsOf({ referral, credits, wins }: Case): Points {
  if (wins.converted?.credit.kind === 'CONVERTED') return wins.converted.credit.points;
  if (wins.late !== null) return referral.lateWinPoints;
  return bestCredit(credits, 'ELSEWHERE') === null ? 0 : referral.assistPoints;
}

function becauseOf({ wins, moved }: Case, flag: FlaggedClosing | null): Because {
  const won = wins.converted ?? wins.late ?? wins.elsewhere ?? wins.before;
  if (won === null) {
    const { dealId, occurredAt } = moved;
    return { dealId, closedOn: null, occurredAt, percent: 100, flag };
  }
  return {
    dealId: won.deal.id,
    closedOn: won.closedOn,
    occurredAt: won.deal.state.since,
    percent: won.credit.kind === 'CONVERTED' ? won.credit.percent : 100,
    flag,
  };
}

/** The gravest flag of the referral's won deals; among equals of the first deal by id. */
function flagOf(scene: Scene, { referral, credits }: Case): FlaggedClosing | null {
  if (credits.length === 0) return null;
  const inputs = new Map(dealsOf(scene, referral.id).map(({ input }) => [input.id, input]));
  let gravest: FlaggedClosing | null = null;
  for (const { deal, closedOn } of credits) {
    const input = inputs.get(deal.id);
    const flag = input ? flaggedClosing(referral, input, closedOn) : null;
    if (flag !== null && (gravest === null || isGraver(flag, gravest))) gravest = flag;
  }
  return gravest;
}

function isGraver(left: FlaggedClosing, right: FlaggedClosing): boolean {
  if (left.kind !== right.kind) return left.kind === 'MOVED_ACROSS_EDGE';
  return left.dealId < right.dealId;
}
