import type { Role } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';
import type { Locale } from '../../kernel/locale.js';
import { pageOf, type Page, type PageRequest } from '../../kernel/page.js';
import { ListValues, type Tx } from '../../platform/database/index.js';
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
  readonly version: number;
}

const MEMBERSHIP = `SELECT p.id, p.member_id AS "memberId", v.name, v.email, v.language, p.roles, p.status,
    p.joined_at AS "joinedAt", p.version
  FROM membership p JOIN auth.program_member v ON v.membership_id = p.id
  WHERE p.program_id = $1`;

/** By name, without those who were removed. Cursor keys: `[name, id]`. */
export async function listMemberships(tx: Tx, page: PageRequest): Promise<Page<MembershipRow>> {
  const values = new ListValues(tx.programId);
  const rows = await tx.query<MembershipRow[]>(
    `${MEMBERSHIP} AND p.status <> 'REMOVED' ${values.behind(page, { 'v.name': 'text', 'p.id': 'id' }, '>')}
     ORDER BY v.name, p.id ${values.limit(page)}`,
    values.all,
  );
  return pageOf(rows, page.first);
}

export async function findMembership(tx: Tx, id: Id): Promise<MembershipRow | null> {
  const [row] = await tx.query<MembershipRow[]>(`${MEMBERSHIP} AND p.id = $2`, [tx.programId, id]);
  return row ?? null;
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

/** `tx` of `Database.readOwn`: the programmes of its member, by name. */
export function listOwnPrograms(tx: Tx): Promise<OwnProgram[]> {
  return tx.query<OwnProgram[]>(
    `SELECT p.program_id AS "programId", p.id AS "membershipId", g.slug, g.name, g.kind, g.color,
       g.time_zone AS "timeZone", g.currency, g.locale, p.roles, p.status, a.advocate_id AS "advocateId"
     FROM membership p JOIN program_profile g ON g.program_id = p.program_id
       LEFT JOIN advocate_member a ON a.program_id = p.program_id AND a.member_id = p.member_id
     WHERE p.member_id = app_member_id() AND p.status IN ('ACTIVE', 'INVITED') AND NOT g.deleting
     ORDER BY g.name, g.program_id`,
  );
}
