import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import { findProvenAddress, type ProvenAddress } from '../../../platform/auth/index.js';
import type { Tx } from '../../../platform/database/index.js';
import { NotAvailable } from '../../../platform/errors/index.js';
import { actorIdsOfMembers, findMembershipsOfMembers } from '../../identity/index.js';
import {
  findAdvocatesByEmails,
  findAdvocatesByIds,
  findAdvocatesByMembers,
  mailboxesOfAdvocates,
  type AdvocateRow,
  type KnownAdvocateRow,
} from '../profile/index.js';
import type { ProfileLimits, ProfileSide } from './profile-limits.js';
import { AddressNotProven, ProfileMergeRefused } from './profile-merge.errors.js';
import { hasMerged, lockProfiles } from './profile-merge.queries.js';
import type { MergeRefusal } from './profile-merge.rules.js';

/** Two profiles of one person, both locked: the first becomes part of the second. */
export interface ProfilePair {
  readonly merged: AdvocateRow;
  readonly survivor: AdvocateRow;
}

/**
 * The profile of who acts, and the one that the mailbox which they have shown to be theirs is known
 * by. Throws NotAvailable, AddressNotProven, ProfileMergeRefused.
 */
export async function findPair(tx: Tx, actor: Actor, limits: ProfileLimits): Promise<ProfilePair> {
  const proven = await findOwnProof(tx, actor);
  const found = await profileOf(tx, proven);
  if (!found) throw new ProfileMergeRefused('NO_PROFILE');
  const survivorId = ownProfile(actor);
  if (found.id === survivorId) throw new ProfileMergeRefused('SAME_PROFILE');
  if (found.isAlias) throw new ProfileMergeRefused('MERGED');
  await lockProfiles(tx, [found.id, survivorId]);
  const rows = await findAdvocatesByIds(tx, [found.id, survivorId]);
  const merged = rows.find(({ id }) => id === found.id);
  const survivor = rows.find(({ id }) => id === survivorId);
  if (!merged || !survivor) throw new ProfileMergeRefused('NO_PROFILE');
  const refusal = await refusalOf(tx, { merged, survivor }, proven, limits);
  if (refusal) throw new ProfileMergeRefused(refusal);
  return { merged, survivor };
}

/** Throws NotAvailable, AddressNotProven. */
export async function findOwnProof(tx: Tx, actor: Actor): Promise<ProvenAddress> {
  ownProfile(actor);
  const { memberId } = actor;
  const proven = memberId === null ? null : await findProvenAddress(tx, memberId);
  if (!proven) throw new AddressNotProven();
  return proven;
}

/** Throws NotAvailable. A key shows no mailbox. */
export function ownProfile(actor: Actor): Id {
  if (actor.kind !== 'MEMBER' || actor.advocateId === null) {
    throw new NotAvailable('Only an advocate merges profiles of theirs.');
  }
  return actor.advocateId;
}

/** Of who signs in with the address, else the one that bears it. */
async function profileOf(
  tx: Tx,
  { email, otherMemberId }: ProvenAddress,
): Promise<KnownAdvocateRow | null> {
  const [signedIn] = otherMemberId ? await findAdvocatesByMembers(tx, [otherMemberId]) : [];
  return signedIn ?? (await findAdvocatesByEmails(tx, [email]))[0] ?? null;
}

async function refusalOf(
  tx: Tx,
  { merged, survivor }: ProfilePair,
  { otherMemberId }: ProvenAddress,
  limits: ProfileLimits,
): Promise<MergeRefusal | null> {
  const standing = refusalOfStanding({ merged, survivor });
  if (standing) return standing;
  if (await hasMerged(tx, merged.id)) return 'HAS_MERGED';
  // The address stands in the profile of somebody who signs in with another one: it is not theirs.
  if (merged.memberId !== null && merged.memberId !== otherMemberId) return 'NO_PROFILE';
  if (await isStaff(tx, otherMemberId)) return 'STAFF';
  const [one, other] = await sidesOf(tx, [merged, survivor]);
  return one && other && (await limits.standBetween(tx, one, other)) ? 'BETWEEN_THEM' : null;
}

/** As they stand once both are locked. */
function refusalOfStanding({ merged, survivor }: ProfilePair): MergeRefusal | null {
  if (merged.mergedInto !== null) return 'MERGED';
  if (survivor.mergedInto !== null || survivor.status === 'LEFT') return 'SAME_PROFILE';
  return merged.status === 'LEFT' ? 'LEFT' : null;
}

async function isStaff(tx: Tx, memberId: Id | null): Promise<boolean> {
  const memberships = await findMembershipsOfMembers(tx, memberId === null ? [] : [memberId]);
  return [...memberships.values()].some(
    ({ status, roles }) => status !== 'REMOVED' && roles.some((role) => role !== 'advocate'),
  );
}

async function sidesOf(tx: Tx, profiles: readonly AdvocateRow[]): Promise<ProfileSide[]> {
  const mailboxes = await mailboxesOfAdvocates(
    tx,
    profiles.map(({ id }) => id),
  );
  const actorIds = await actorIdsOfMembers(
    tx,
    profiles.flatMap(({ memberId }) => memberId ?? []),
  );
  return profiles.map(({ id, memberId }) => ({
    id,
    actorIds: actorIds.get(memberId ?? '') ?? [],
    mailboxes: mailboxes.get(id) ?? [],
  }));
}
