import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import { mailboxOf } from '../../../kernel/mailbox.js';
import { findFormerAddresses, findProgramMembers } from '../../../platform/auth/index.js';
import type { Tx } from '../../../platform/database/index.js';
import { findProfilesOf } from './advocate.queries.js';

/** Who an advocate is, as far as anybody told: the person who signs in, and their addresses. */
interface KnownAdvocate {
  readonly id: Id;
  readonly memberIds: readonly Id[];
  readonly mailboxes: readonly string[];
}

/**
 * With every address that is known of them, whichever door it came through: their profile's, the one
 * that they sign in with, those that they signed in with before, and the same of profiles that were
 * merged into theirs.
 */
async function knownAdvocates(tx: Tx, advocateIds: readonly Id[]): Promise<KnownAdvocate[]> {
  const profiles = await findProfilesOf(tx, [...new Set(advocateIds)]);
  const signsInWith = await addressesOf(
    tx,
    profiles.flatMap(({ memberIds }) => memberIds),
  );
  return profiles.map(({ id, memberIds, emails }) => ({
    id,
    memberIds,
    mailboxes: [...emails, ...memberIds.flatMap((memberId) => signsInWith.get(memberId) ?? [])].map(
      mailboxOf,
    ),
  }));
}

async function addressesOf(tx: Tx, memberIds: readonly Id[]): Promise<Map<Id, readonly string[]>> {
  if (memberIds.length === 0) return new Map();
  const members = await findProgramMembers(tx, memberIds);
  const former = await findFormerAddresses(tx, memberIds);
  return new Map(
    members.map(({ memberId, email }) => [memberId, [email, ...(former.get(memberId) ?? [])]]),
  );
}

/** The mailboxes of advocates, to tell who refers themselves (R-W6). */
export async function mailboxesOfAdvocates(
  tx: Tx,
  advocateIds: readonly Id[],
): Promise<Map<Id, readonly string[]>> {
  const known = await knownAdvocates(tx, advocateIds);
  return new Map(known.map(({ id, mailboxes }) => [id, mailboxes]));
}

/** Whether an address is the advocate's own. */
export async function isOwnAddress(tx: Tx, advocateId: Id, address: string): Promise<boolean> {
  const mailboxes = await mailboxesOfAdvocates(tx, [advocateId]);
  return mailboxes.get(advocateId)?.includes(mailboxOf(address)) ?? false;
}

/** The mailboxes with which a person signs in, now and before. */
export async function mailboxesOfMember(tx: Tx, memberId: Id): Promise<string[]> {
  return [...(await addressesOf(tx, [memberId])).values()].flat().map(mailboxOf);
}

/**
 * R-C5: those of the advocates who are the person that acts. By their profile, or by another one
 * with a mailbox of theirs: a second invitation to `rosa+2@` makes no second person. A job is
 * nobody; for whom it works it is told.
 */
export async function ownAmong(
  tx: Tx,
  { memberId, advocateId }: Pick<Actor, 'memberId' | 'advocateId'>,
  advocateIds: readonly Id[],
): Promise<Id[]> {
  if ((memberId === null && advocateId === null) || advocateIds.length === 0) return [];
  const known = await knownAdvocates(tx, [
    ...advocateIds,
    ...(advocateId === null ? [] : [advocateId]),
  ]);
  const isSelf = (each: KnownAdvocate): boolean =>
    each.id === advocateId || (memberId !== null && each.memberIds.includes(memberId));
  const own = new Set([
    ...(memberId === null ? [] : await mailboxesOfMember(tx, memberId)),
    ...known.filter(isSelf).flatMap(({ mailboxes }) => mailboxes),
  ]);
  const wanted = new Set(advocateIds);
  return known
    .filter((each) => isSelf(each) || each.mailboxes.some((mailbox) => own.has(mailbox)))
    .flatMap(({ id }) => (wanted.has(id) ? id : []));
}
