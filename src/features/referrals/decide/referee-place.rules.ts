import type { Id } from '../../../kernel/ids.js';
import { isWindowOpen } from './conversion-window.rules.js';
import type { ReferralInput } from './referral-group.rules.js';
import { creditKindsAt, speakingDeals } from './referral-credits.rules.js';
import {
  linkedDeals,
  linkedDealsAt,
  currentStanding,
  type Displacement,
  type Scene,
} from './referral-scene.rules.js';
import {
  isRejected,
  isWithdrawn,
  newestDecision,
  progress,
  standing,
} from './referral-standing.rules.js';

/**
 * R-W6: a person is open in one referral. Goes through the referrals in the order of submission,
 * and writes into `scene.displaced` which of them do not hold their person's place. What counts is
 * what had occurred by the moment of the later submission, whenever it was reported.
 */
export function decidePlaces(scene: Scene): void {
  const samePerson = bySamePerson(scene.referrals);
  // Only a referral that holds its place keeps it against one reported late. Which ones hold theirs
  // is known after all are decided; a round that finds one which does not is repeated without it.
  const placeless = new Set<Id>();
  for (;;) {
    decideRound(scene, samePerson, placeless);
    const found = displacedHolder(scene);
    if (found === null) return;
    placeless.add(found);
  }
}

/** The referrals of each person who has more than one, in the order of submission. */
function bySamePerson(
  referrals: readonly ReferralInput[],
): ReadonlyMap<string, readonly ReferralInput[]> {
  const persons = new Map<string, ReferralInput[]>();
  for (const referral of referrals) {
    if (referral.refereeKey === null) continue;
    const others = persons.get(referral.refereeKey);
    if (others) others.push(referral);
    else persons.set(referral.refereeKey, [referral]);
  }
  return new Map([...persons].filter(([, ofPerson]) => ofPerson.length > 1));
}

/** In the order of submission of all: what one holds may depend on a deal that others share. */
function decideRound(
  scene: Scene,
  persons: ReadonlyMap<string, readonly ReferralInput[]>,
  placeless: ReadonlySet<Id>,
): void {
  scene.displaced.clear();
  const before = new Map<string, ReferralInput[]>();
  for (const referral of scene.referrals) {
    const person = referral.refereeKey ?? '';
    const samePerson = persons.get(person);
    if (!samePerson) continue;
    const undisplaced = before.get(person) ?? [];
    before.set(person, undisplaced);
    const displacement = displacementOf(scene, { referral, undisplaced, samePerson }, placeless);
    if (displacement === null) undisplaced.push(referral);
    else scene.displaced.set(referral.id, displacement);
  }
}

/** A referral whose place is decided next. */
interface Place {
  readonly referral: ReferralInput;
  /** those before it that were not displaced */
  readonly undisplaced: readonly ReferralInput[];
  /** all of its person, in the order of submission */
  readonly samePerson: readonly ReferralInput[];
}

/** One that displaces another although it is displaced itself. */
function displacedHolder({ displaced }: Scene): Id | null {
  for (const { duplicateOf } of displaced.values()) {
    if (displaced.has(duplicateOf)) return duplicateOf;
  }
  return null;
}

function displacementOf(
  scene: Scene,
  { referral, undisplaced, samePerson }: Place,
  placeless: ReadonlySet<Id>,
): Displacement | null {
  const holder = undisplaced.find((other) => holds(scene, other, referral.submittedAt));
  if (holder) return { duplicateOf: holder.id, waits: false };
  if (!isReportedLate(referral)) return null;
  for (let next = samePerson.indexOf(referral) + 1; next < samePerson.length; next += 1) {
    const later = samePerson[next];
    if (later === undefined || placeless.has(later.id)) continue;
    if (!wouldDisplaceAccepted(scene, referral, later)) continue;
    const answer = answerAbout(later, referral.id);
    if (answer !== 'GIVES_WAY') return { duplicateOf: later.id, waits: answer === null };
  }
  return null;
}

/**
 * Whether the person cannot be referred again at a moment: the referral is converted, or its window
 * is open and it has not ended otherwise. A denied one and a confirmed fraud hold no place.
 */
function holds(scene: Scene, referral: ReferralInput, at: Date): boolean {
  const stands = standing(referral, at);
  if (isRejected(stands) || isWithdrawn(stands)) return false;
  const deals = linkedDealsAt(scene, referral.id, at);
  const credits = creditKindsAt(scene, referral, deals, at);
  const kinds = new Set(credits.values());
  if (kinds.has('CONVERTED')) return true;
  if (!isWindowOpen(referral.windowClosesAt, at)) return false;
  const linked = deals.map((deal) => deal.linked);
  const speaking = speakingDeals(referral, linked, credits);
  const isCreditedElsewhere = kinds.has('ELSEWHERE');
  if (isCreditedElsewhere && !speaking.some(({ state }) => state.stage === 'OPEN')) return false;
  const { step } = progress(stands, speaking);
  return step !== 'LOST' && step !== 'UNQUALIFIED' && step !== 'WITHDRAWN';
}

/** For portal, link and API `submittedAt` is our clock, so they come in order. */
function isReportedLate({ source }: ReferralInput): boolean {
  return source === 'IMPORT' || source === 'SALES';
}

/** A referral reported late would displace one that somebody had already taken up. */
function wouldDisplaceAccepted(scene: Scene, told: ReferralInput, present: ReferralInput): boolean {
  return (
    told.recordedAt > present.recordedAt &&
    isTakenUp(scene, present) &&
    holds(scene, told, present.submittedAt)
  );
}

/**
 * Accepted by a person, or moved on by sales or a deal. An import counts as accepted, but only a
 * person's acceptance holds its place against another import: the order of rows must not matter.
 */
function isTakenUp(scene: Scene, referral: ReferralInput): boolean {
  const stands = currentStanding(scene, referral);
  if (isRejected(stands) || isWithdrawn(stands)) return false;
  if (referral.decisions.some(({ kind }) => kind === 'ACCEPTED')) return true;
  if (referral.source === 'IMPORT') return false;
  const isMovedOn = stands.move !== null && stands.move.kind !== 'UNQUALIFIED';
  return isMovedOn || linkedDeals(scene, referral.id).length > 0;
}

function answerAbout(referral: ReferralInput, importedId: Id): 'KEEPS_PLACE' | 'GIVES_WAY' | null {
  const about = referral.decisions.filter(
    ({ importedReferralId }) => importedReferralId === null || importedReferralId === importedId,
  );
  const isAnswer = (kind: string) => kind === 'KEEPS_PLACE' || kind === 'GIVES_WAY';
  const kind = newestDecision(about, null, isAnswer)?.kind;
  return kind === 'KEEPS_PLACE' || kind === 'GIVES_WAY' ? kind : null;
}
