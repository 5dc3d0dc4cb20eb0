import type { Id } from '../../../kernel/ids.js';
import { isWindowOpen } from './conversion-window.rules.js';
import type { ReferralInput } from './referral-group.rules.js';
import { creditsOf, linkedDeals, speakingDeals, type Scene } from './referral-scene.rules.js';
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
 * what had occurred by the moment of the later submission, whenever it was told.
 */
export function decidePlaces(scene: Scene): void {
  const samePerson = new Map<string, ReferralInput[]>();
  for (const referral of scene.referrals) {
    if (referral.refereeKey === null) continue;
    const others = samePerson.get(referral.refereeKey);
    if (others) others.push(referral);
    else samePerson.set(referral.refereeKey, [referral]);
  }
  // A place is kept against what is told late only by one that holds it. That is known after all
  // are decided, so a round that shows the contrary is decided again without the one in question.
  const placeless = new Set<Id>();
  for (;;) {
    scene.displaced.clear();
    for (const referral of scene.referrals) {
      const others = referral.refereeKey === null ? [] : samePerson.get(referral.refereeKey);
      if (others && others.length > 1) decidePlace(scene, referral, others, placeless);
    }
    const found = displacedHolder(scene);
    if (found === null) return;
    placeless.add(found);
  }
}

/** One that displaces another although it is displaced itself. */
function displacedHolder({ displaced }: Scene): Id | null {
  for (const { duplicateOf } of displaced.values()) {
    if (displaced.has(duplicateOf)) return duplicateOf;
  }
  return null;
}

function decidePlace(
  scene: Scene,
  referral: ReferralInput,
  samePerson: readonly ReferralInput[],
  placeless: ReadonlySet<Id>,
): void {
  const order = samePerson.indexOf(referral);
  const holder = samePerson
    .slice(0, order)
    .find((other) => !scene.displaced.has(other.id) && holds(scene, other, referral.submittedAt));
  if (holder) {
    scene.displaced.set(referral.id, { duplicateOf: holder.id, waits: false });
    return;
  }
  for (const later of samePerson.slice(order + 1)) {
    if (placeless.has(later.id) || !wouldDisplaceAccepted(scene, referral, later)) continue;
    const answer = answerAbout(later, referral.id);
    if (answer === 'GIVES_WAY') continue;
    scene.displaced.set(referral.id, { duplicateOf: later.id, waits: answer === null });
    return;
  }
}

/**
 * Whether the person cannot be referred again at a moment: the referral is converted, or its window
 * is open and it has not ended otherwise. A denied one and a confirmed fraud hold no place.
 */
function holds(scene: Scene, referral: ReferralInput, at: Date): boolean {
  const stands = standing(referral, at);
  if (isRejected(stands) || isWithdrawn(stands)) return false;
  const linked = linkedDeals(scene, referral.id, at);
  const credits = creditsOf(scene, referral.id, linked, at);
  if (credits.some(({ credit }) => credit.kind === 'CONVERTED')) return true;
  if (!isWindowOpen(referral.windowClosesAt, at)) return false;
  const speaking = speakingDeals(referral, linked, credits);
  const isCreditedElsewhere = credits.some(({ credit }) => credit.kind === 'ELSEWHERE');
  if (isCreditedElsewhere && !speaking.some(({ state }) => state.stage === 'OPEN')) return false;
  const { step } = progress(stands, speaking);
  return step !== 'LOST' && step !== 'UNQUALIFIED' && step !== 'WITHDRAWN';
}

/**
 * An import, or what sales tells of an earlier day, came after a referral that somebody had already
 * taken up. For portal, link and API `submittedAt` is our clock, so they come in order.
 */
function wouldDisplaceAccepted(scene: Scene, told: ReferralInput, present: ReferralInput): boolean {
  return (
    (told.source === 'IMPORT' || told.source === 'SALES') &&
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
  const stands = standing(referral);
  if (isRejected(stands) || isWithdrawn(stands)) return false;
  if (referral.decisions.some(({ kind }) => kind === 'ACCEPTED')) return true;
  if (referral.source === 'IMPORT') return false;
  const isMovedOn = stands.move !== null && stands.move.kind !== 'UNQUALIFIED';
  return isMovedOn || linkedDeals(scene, referral.id, null).length > 0;
}

function answerAbout(referral: ReferralInput, importedId: Id): 'KEEPS_PLACE' | 'GIVES_WAY' | null {
  const about = referral.decisions.filter(
    ({ importedReferralId }) => importedReferralId === null || importedReferralId === importedId,
  );
  const isAnswer = (kind: string) => kind === 'KEEPS_PLACE' || kind === 'GIVES_WAY';
  const kind = newestDecision(about, null, isAnswer)?.kind;
  return kind === 'KEEPS_PLACE' || kind === 'GIVES_WAY' ? kind : null;
}
