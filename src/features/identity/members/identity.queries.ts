import type { Role } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Locale } from '../../../kernel/locale.js';
import { pageOf, type Page, type PageRequest } from '../../../kernel/page.js';
import { ListValues, type Tx } from '../../../platform/database/index.js';
import { hasEnded } from './identity.rules.js';
import type { MembershipStatus } from './membership.entity.js';

export interface MembershipRow {
  readonly id: Id;
  readonly memberId: Id;
  readonly name: string;
  readonly email: string;
  /** null until they have joined */
  readonly language: Locale | null;
  readonly roles: readonly Role[];
  readonly status: MembershipStatus;
  readonly joinedAt: Date | null;
  /** when they were last invited; null: never by mail */
  readonly invitedAt: Date | null;
  /** the membership, or the key, of who invited them */
  readonly invitedBy: Id | null;
  readonly remindedAt: Date | null;
  readonly invitationEndsAt: Date | null;
  /** what the sender wrote to them with it */
  readonly invitationNote: string | null;
  /** since when they want no more invitations (R-U4) */
  readonly declinedAt: Date | null;
  /** whether it ended before they accepted it */
  readonly invitationEnded: boolean;
  readonly version: number;
}

const MEMBERSHIP = `SELECT p.id, p.member_id AS "memberId", v.name, v.email, v.language, p.roles, p.status,
    p.joined_at AS "joinedAt", p.invited_at AS "invitedAt", p.invited_by AS "invitedBy",
    p.reminded_at AS "remindedAt", p.invitation_ends_at AS "invitationEndsAt", p.declined_at AS "declinedAt",
    p.invitation_note AS "invitationNote",
    p.version
  FROM membership p JOIN auth.program_member v ON v.membership_id = p.id
  WHERE p.program_id = $1`;

type StoredMembership = Omit<MembershipRow, 'invitationEnded'>;

const asOf =
  (now: Date) =>
  (row: StoredMembership): MembershipRow => ({
    ...row,
    invitationEnded: hasEnded(row, now),
  });

/** By name, without those who were removed. Cursor keys: `[name, id]`. */
export async function listMemberships(tx: Tx, page: PageRequest): Promise<Page<MembershipRow>> {
  const values = new ListValues(tx.programId);
  const rows = await tx.query<StoredMembership[]>(
    `${MEMBERSHIP} AND p.status <> 'REMOVED' ${values.behind(page, { 'v.name': 'text', 'p.id': 'id' }, '>')}
     ORDER BY v.name, p.id ${values.limit(page)}`,
    values.all,
  );
  return pageOf(rows.map(asOf(tx.now)), page.first);
}

export async function findMembership(tx: Tx, id: Id): Promise<MembershipRow | null> {
  const [row] = await tx.query<StoredMembership[]>(`${MEMBERSHIP} AND p.id = $2`, [
    tx.programId,
    id,
  ]);
  return row ? asOf(tx.now)(row) : null;
}

/** Of the people who are invited or in, by their member. */
export async function findMembershipsOfMembers(
  tx: Tx,
  memberIds: readonly Id[],
): Promise<Map<Id, MembershipRow>> {
  const rows = await tx.query<StoredMembership[]>(`${MEMBERSHIP} AND p.member_id = ANY ($2)`, [
    tx.programId,
    memberIds,
  ]);
  return new Map(rows.map((row) => [row.memberId, asOf(tx.now)(row)]));
}

/** As whom members act here, by member: their memberships, and the keys that they made. */
export async function actorIdsOfMembers(
  tx: Tx,
  memberIds: readonly Id[],
): Promise<Map<Id, readonly Id[]>> {
  const rows = await tx.query<{ memberId: Id; ids: Id[] }[]>(
    `SELECT p.member_id AS "memberId", array_agg(DISTINCT p.id)
              || coalesce(array_agg(DISTINCT k.id) FILTER (WHERE k.id IS NOT NULL), '{}') AS ids
       FROM membership p
       LEFT JOIN api_key k ON k.program_id = p.program_id AND k.created_by = p.id
      WHERE p.program_id = $1 AND p.member_id = ANY ($2::uuid[]) GROUP BY p.member_id`,
    [tx.programId, memberIds],
  );
  return new Map(rows.map(({ memberId, ids }) => [memberId, ids]));
}

export interface ApiKeyRow {
  readonly id: Id;
  readonly name: string;
  /** the last characters of the secret */
  readonly hint: string;
  readonly roles: readonly Role[];
  /** the membership of the person who made it */
  readonly ownerId: Id;
  readonly createdAt: Date;
  /** a day in the programme's time zone */
  readonly lastUsedOn: string | null;
  readonly revokedAt: Date | null;
}

const API_KEY = `SELECT id, name, hint, roles, created_by AS "ownerId", created_at AS "createdAt",
    last_used_on AS "lastUsedOn", revoked_at AS "revokedAt"
  FROM api_key WHERE program_id = $1`;

/** Keys that work first, then by age, the newest first. */
export function listApiKeys(tx: Tx): Promise<ApiKeyRow[]> {
  return tx.query<ApiKeyRow[]>(
    `${API_KEY} ORDER BY (revoked_at IS NOT NULL), created_at DESC, id DESC`,
    [tx.programId],
  );
}

export async function findApiKey(tx: Tx, id: Id): Promise<ApiKeyRow | null> {
  const [row] = await tx.query<ApiKeyRow[]>(`${API_KEY} AND id = $2`, [tx.programId, id]);
  return row ?? null;
}

/** R-C5: the person who acts as this membership, or by this key, which is of who made it. */
export async function findMemberBehind(tx: Tx, actorId: Id): Promise<Id | null> {
  const [row] = await tx.query<{ memberId: Id }[]>(
    `SELECT member_id AS "memberId" FROM membership
      WHERE program_id = $1 AND id = coalesce(
        (SELECT created_by FROM api_key WHERE program_id = $1 AND id = $2), $2)`,
    [tx.programId, actorId],
  );
  return row?.memberId ?? null;
}

/** A programme that a person belongs to, as they see it before they enter it. */
export interface OwnProgram {
  readonly programId: Id;
  readonly membershipId: Id;
  readonly slug: string;
  readonly name: string;
  readonly kind: 'SAMPLE' | 'SANDBOX' | 'LIVE';
  readonly color: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly locale: Locale;
  readonly roles: readonly Role[];
  readonly status: MembershipStatus;
  /** their profile there, where they have one */
  readonly advocateId: Id | null;
}

/**
 * `tx` of `Database.readOwn`: the programmes of its member, by name, without those whose invitation
 * has ended.
 */
export function listOwnPrograms(tx: Tx): Promise<OwnProgram[]> {
  return tx.query<OwnProgram[]>(
    `SELECT p.program_id AS "programId", p.id AS "membershipId", g.slug, g.name, g.kind, g.color,
       g.time_zone AS "timeZone", g.currency, g.locale, p.roles, p.status, a.advocate_id AS "advocateId"
     FROM membership p JOIN program_profile g ON g.program_id = p.program_id
       JOIN program_state s ON s.program_id = p.program_id
       LEFT JOIN advocate_member a ON a.program_id = p.program_id AND a.member_id = p.member_id
     WHERE p.member_id = app_member_id() AND NOT g.deleting
       AND (p.status = 'ACTIVE' OR p.status = 'INVITED' AND (p.invitation_ends_at IS NULL
         OR p.invitation_ends_at > $1::timestamptz + s.clock_offset_ms * interval '1 millisecond'))
     ORDER BY g.name, g.program_id`,
    [tx.realNow],
  );
}

/** What is known of how somebody who is invited reads (R-U1); null where nobody told it. */
export interface KnownReading {
  readonly timeZone: string | null;
  readonly language: Locale | null;
}

/** Of their profile as an advocate, where they have one. */
export async function findReading(tx: Tx, memberId: Id): Promise<KnownReading> {
  const [known] = await tx.query<{ timeZone: string; language: Locale | null }[]>(
    `SELECT time_zone AS "timeZone", language_by_staff AS language
       FROM advocate_member WHERE program_id = $1 AND member_id = $2`,
    [tx.programId, memberId],
  );
  return known ?? { timeZone: null, language: null };
}
