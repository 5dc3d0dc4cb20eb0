import type { Id } from '../../../kernel/ids.js';
import { findMembersByFormerAddresses } from '../../../platform/auth/index.js';
import type { Tx } from '../../../platform/database/index.js';
import {
  type AddressStanding,
  type InvitationStandingOf,
  standingsOfAddresses,
} from '../../identity/index.js';
import {
  findAdvocatesByEmails,
  findAdvocatesByIds,
  findAdvocatesByMembers,
  type AdvocateRow,
} from '../profile/index.js';
import { outcomesOf, type InvitationOutcome } from './invitation-outcome.rules.js';

/** Somebody who is to be invited, by address or as an advocate who is known. */
export interface WantedPerson {
  /** of the text that they were read from; null: chosen among the advocates */
  readonly place: number | null;
  readonly name: string;
  readonly email: string | null;
  readonly isValid: boolean;
  readonly advocateId: Id | null;
}

/** The same with what would become of them, and what is known of them. */
export interface JudgedPerson extends WantedPerson {
  readonly outcome: InvitationOutcome;
}

/** Advocates as people to invite; who is not of this programme is not in it. */
export async function advocatesToInvite(tx: Tx, ids: readonly Id[]): Promise<WantedPerson[]> {
  if (ids.length === 0) return [];
  const advocates = await findAdvocatesByIds(tx, ids);
  return advocates.map(({ id, name, email }) => {
    return { place: null, name, email, isValid: true, advocateId: id };
  });
}

/** What would become of each, in their order, by the same few statements for any number. */
export async function judgeInvitations(
  tx: Tx,
  wanted: readonly WantedPerson[],
): Promise<JudgedPerson[]> {
  const known = await profilesOf(tx, wanted);
  const emails = wanted.flatMap(({ email }) => email ?? []);
  const former = await findMembersByFormerAddresses(tx, emails);
  const standings = await standingsOfAddresses(tx, {
    emails,
    memberIds: [...known.flatMap(({ memberId }) => memberId ?? []), ...former.values()],
  });
  const members = standings.map(({ memberId }) => memberId);
  const theirs = members.length > 0 ? await findAdvocatesByMembers(tx, members) : [];
  const find = finder([...known, ...theirs], standings, former);
  const people = wanted.map((person) => ({ person, ...find(person) }));
  const outcomes = outcomesOf(
    people.map(({ person, email, standing }) => ({ email, isValid: person.isValid, standing })),
  );
  return people.map(({ person, email, advocateId }, index) => ({
    ...person,
    email,
    advocateId,
    outcome: outcomes[index] ?? 'INVALID',
  }));
}

async function profilesOf(tx: Tx, wanted: readonly WantedPerson[]): Promise<AdvocateRow[]> {
  const ids = wanted.flatMap(({ advocateId }) => advocateId ?? []);
  const emails = wanted.flatMap(({ email, advocateId }) => (advocateId ? [] : (email ?? [])));
  return [
    ...(ids.length > 0 ? await findAdvocatesByIds(tx, ids) : []),
    ...(emails.length > 0 ? await findAdvocatesByEmails(tx, emails) : []),
  ];
}

interface FoundPerson {
  readonly email: string | null;
  readonly advocateId: Id | null;
  readonly standing: InvitationStandingOf;
}

/** Whoever signs in already is written to at the address that they sign in with. */
function finder(
  known: readonly AdvocateRow[],
  standings: readonly AddressStanding[],
  former: ReadonlyMap<string, Id>,
) {
  const profileOf = profileFinder(known);
  const standingOf = standingFinder(standings, former);
  return (person: WantedPerson): FoundPerson => {
    const { memberId, id } = profileOf(person) ?? { memberId: null, id: null };
    const found = standingOf({ memberId, email: person.email });
    if (!found) return { email: person.email, advocateId: id, standing: 'FREE' };
    const { email, standing } = found;
    const advocateId = id ?? profileOf({ memberId: found.memberId })?.id ?? null;
    return { email, advocateId, standing };
  };
}

/** By member, else by address, else by one that they signed in with before. */
function standingFinder(
  standings: readonly AddressStanding[],
  former: ReadonlyMap<string, Id>,
): (of: { memberId: Id | null; email: string | null }) => AddressStanding | undefined {
  const byMember = new Map(standings.map((each) => [each.memberId, each]));
  const byEmail = new Map(standings.map((each) => [each.email, each]));
  return ({ memberId, email }) => {
    const owner = former.get(email ?? '');
    const known = memberId === null ? undefined : byMember.get(memberId);
    return known ?? byEmail.get(email ?? '') ?? byMember.get(owner ?? '');
  };
}

interface ToFind {
  readonly advocateId?: Id | null;
  readonly email?: string | null;
  readonly memberId?: Id | null;
}

/** By id, else by address, else by member. */
function profileFinder(known: readonly AdvocateRow[]) {
  const find = new Map(
    known.flatMap((each) => [
      [`id ${each.id}`, each] as const,
      [`at ${each.email ?? ''}`, each] as const,
      [`of ${each.memberId ?? ''}`, each] as const,
    ]),
  );
  return ({ advocateId, email, memberId }: ToFind): AdvocateRow | undefined => {
    if (advocateId) return find.get(`id ${advocateId}`);
    if (email) return find.get(`at ${email}`);
    return memberId ? find.get(`of ${memberId}`) : undefined;
  };
}
