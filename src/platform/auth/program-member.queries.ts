import { newId, type Id } from '../../kernel/ids.js';
import type { Locale } from '../../kernel/locale.js';
import type { Tx } from '../database/index.js';

/** A member as their programme sees them: before they join, by the name in their invitation. */
export interface ProgramMember {
  readonly membershipId: Id;
  readonly memberId: Id;
  readonly name: string;
  readonly email: string;
  /** null until they have joined */
  readonly language: Locale | null;
  readonly status: 'INVITED' | 'ACTIVE' | 'REMOVED';
}

const COLUMNS = `membership_id AS "membershipId", member_id AS "memberId", name, email, language, status`;

/** Those of `memberIds` who are or were in this programme. */
export function findProgramMembers(tx: Tx, memberIds: readonly Id[]): Promise<ProgramMember[]> {
  return tx.query<ProgramMember[]>(
    `SELECT ${COLUMNS} FROM auth.program_member WHERE member_id = ANY ($1::uuid[])`,
    [memberIds],
  );
}

export function findMembersOfMemberships(
  tx: Tx,
  membershipIds: readonly Id[],
): Promise<ProgramMember[]> {
  return tx.query<ProgramMember[]>(
    `SELECT ${COLUMNS} FROM auth.program_member WHERE membership_id = ANY ($1::uuid[])`,
    [membershipIds],
  );
}

/** The addresses that members of this programme signed in with before, as `normaliseEmail` makes them. */
export async function findFormerAddresses(
  tx: Tx,
  memberIds: readonly Id[],
): Promise<Map<Id, readonly string[]>> {
  if (memberIds.length === 0) return new Map();
  const rows = await tx.query<{ memberId: Id; emails: string[] }[]>(
    `SELECT member_id AS "memberId", array_agg(email ORDER BY email) AS emails
     FROM auth.program_former_address WHERE member_id = ANY ($1::uuid[]) GROUP BY member_id`,
    [memberIds],
  );
  return new Map(rows.map(({ memberId, emails }) => [memberId, emails]));
}

/**
 * Who of this programme signed in with an address before, by the address. Nobody where somebody else,
 * of this programme or of another, signs in with it now.
 */
export async function findMembersByFormerAddresses(
  tx: Tx,
  emails: readonly string[],
): Promise<Map<string, Id>> {
  if (emails.length === 0) return new Map();
  const rows = await tx.query<{ email: string; memberId: Id }[]>(
    `SELECT DISTINCT ON (email) email, member_id AS "memberId"
     FROM auth.program_former_address WHERE email = ANY ($1::text[]) AND NOT passed_on
     ORDER BY email, changed_at DESC, member_id`,
    [emails],
  );
  return new Map(rows.map(({ email, memberId }) => [email, memberId]));
}

/**
 * The members of many addresses, by address, in one statement (see `ensureMember`). Two who make the
 * same people at once wait for one another in one order.
 */
export async function ensureMembers(
  tx: Tx,
  people: readonly { readonly email: string; readonly name: string }[],
  language: string,
): Promise<Map<string, Id>> {
  const rows = await tx.query<{ email: string; id: Id }[]>(
    `SELECT p.email, auth.ensure_member(p.email, p.name, $1, p.id, $2) AS id
       FROM (SELECT * FROM ROWS FROM (unnest($3::text[], $4::text[], $5::uuid[]))
               AS given (email, name, id) ORDER BY email) AS p`,
    [
      language,
      tx.realNow,
      people.map(({ email }) => email),
      people.map(({ name }) => name),
      people.map(() => newId()),
    ],
  );
  return new Map(rows.map(({ email, id }) => [email, id]));
}

/**
 * The member of an address, made where the installation has none yet: one person, whatever the
 * number of programmes. `email` as it is compared (lower case). An existing member keeps their name.
 */
export async function ensureMember(
  tx: Tx,
  member: { id: Id; email: string; name: string; language: string },
): Promise<Id> {
  const [row] = await tx.query<{ id: Id }[]>(
    'SELECT auth.ensure_member($1, $2, $3, $4, $5) AS id',
    [member.email, member.name, member.language, member.id, tx.realNow],
  );
  if (!row) throw new Error('A member that was made is not there.');
  return row.id;
}
