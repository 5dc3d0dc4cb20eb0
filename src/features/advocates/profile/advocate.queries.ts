import type { Day } from '../../../kernel/calendar-day.js';
import type { Id } from '../../../kernel/ids.js';
import type { Locale } from '../../../kernel/locale.js';
import { findMembersByFormerAddresses } from '../../../platform/auth/index.js';
import type { Tx } from '../../../platform/database/index.js';
import type { AdvocateStatus, PauseSource } from './advocate.rules.js';
import type { ZoneSource } from './profile.rules.js';

export interface AdvocateRow {
  readonly id: Id;
  readonly memberId: Id | null;
  readonly externalId: string | null;
  readonly name: string;
  readonly email: string | null;
  readonly language: Locale;
  readonly timeZone: string;
  readonly timeZoneFrom: ZoneSource;
  readonly companyId: Id | null;
  /** their first day there; null: it is not known */
  readonly employedSince: Day | null;
  readonly status: AdvocateStatus;
  /** the person who answers their questions: their own, else the programme's */
  readonly contactMemberId: Id | null;
  /** the time zone for the days on which points expire */
  readonly programTimeZone: string;
  readonly joinedAt: Date | null;
  /** when they were through with the welcome, or passed it by */
  readonly welcomedAt: Date | null;
  /** when they first did something for the programme by themselves */
  readonly firstActAt: Date | null;
  /** whose word their break is; null: they have none */
  readonly pausedFrom: PauseSource | null;
  /** the day on which they are back; null: until they say so */
  readonly backOn: Day | null;
  /** the first instant of that day in their zone (`endOfBreak`) */
  readonly resumesAt: Date | null;
  /** the other profile of the same person that is meant by this one (R-U6) */
  readonly mergedInto: Id | null;
  readonly createdAt: Date;
  readonly version: number;
}

/** An advocate as they are known by a key: their own, or that of a profile merged into theirs. */
export interface KnownAdvocateRow extends AdvocateRow {
  /** the keys (member, external id, address) are those of a profile that was merged into theirs */
  readonly isAlias: boolean;
}

/** Of `AdvocateRow`, where `$1` is the programme. */
export const ADVOCATE_COLUMNS = `id, member_id AS "memberId", external_id AS "externalId", name, email, language,
  time_zone AS "timeZone", time_zone_from AS "timeZoneFrom", company_id AS "companyId",
  employed_since AS "employedSince", status,
  coalesce(contact_member_id, (SELECT contact_member_id FROM program_profile WHERE program_id = $1))
    AS "contactMemberId",
  (SELECT time_zone FROM program_profile WHERE program_id = $1) AS "programTimeZone",
  joined_at AS "joinedAt", welcomed_at AS "welcomedAt", first_act_at AS "firstActAt", paused_from AS "pausedFrom",
  back_on AS "backOn", resumes_at AS "resumesAt", merged_into AS "mergedInto", created_at AS "createdAt", version`;

function findBy(tx: Tx, column: string, type: string, values: unknown): Promise<AdvocateRow[]> {
  return tx.query<AdvocateRow[]>(
    `SELECT ${ADVOCATE_COLUMNS} FROM advocate
      WHERE program_id = $1 AND ${column} = ANY ($2::${type}[]) ORDER BY id`,
    [tx.programId, values],
  );
}

/** Those that a key was found of; that of a profile which was merged into theirs means them, too. */
async function knownBy(tx: Tx, rows: readonly AdvocateRow[]): Promise<KnownAdvocateRow[]> {
  const meant = await meantBy(tx, rows);
  return rows.map((row) => {
    const advocate = meant.get(row.id);
    if (!advocate || advocate === row) return { ...row, isAlias: false };
    const { externalId, email } = row;
    const memberId = row.memberId ?? advocate.memberId;
    return { ...advocate, externalId, email, memberId, isAlias: true };
  });
}

async function meantBy(tx: Tx, rows: readonly AdvocateRow[]): Promise<Map<Id, AdvocateRow>> {
  const ids = [...new Set(rows.flatMap(({ mergedInto }) => mergedInto ?? []))];
  const survivors = new Map(
    (ids.length === 0 ? [] : await findAdvocatesByIds(tx, ids)).map((each) => [each.id, each]),
  );
  return new Map(rows.map((row) => [row.id, survivors.get(row.mergedInto ?? '') ?? row]));
}

/** Who is meant by each id: the advocate, or the one whose profile theirs was merged into (R-U6). */
export async function findAdvocatesMeant(
  tx: Tx,
  ids: readonly Id[],
): Promise<Map<Id, AdvocateRow>> {
  return meantBy(tx, await findAdvocatesByIds(tx, ids));
}

/** The profiles as they are, also those that were merged into others. */
export function findAdvocatesByIds(tx: Tx, ids: readonly Id[]): Promise<AdvocateRow[]> {
  return findBy(tx, 'id', 'uuid', ids);
}

/** Keeps other changes of the profile away until the end of the write. None that was merged. */
export async function lockAdvocate(tx: Tx, id: Id): Promise<AdvocateRow | null> {
  const [row] = await tx.query<AdvocateRow[]>(
    `SELECT ${ADVOCATE_COLUMNS} FROM advocate
      WHERE program_id = $1 AND id = $2 AND merged_into IS NULL FOR NO KEY UPDATE`,
    [tx.programId, id],
  );
  return row ?? null;
}

/** The same for many, in the order of their ids. */
export async function lockAdvocates(tx: Tx, ids: readonly Id[]): Promise<void> {
  await tx.query(
    `SELECT 1 FROM advocate WHERE program_id = $1 AND id = ANY ($2::uuid[])
     ORDER BY id FOR NO KEY UPDATE`,
    [tx.programId, ids],
  );
}

export async function findAdvocatesByMembers(
  tx: Tx,
  memberIds: readonly Id[],
): Promise<KnownAdvocateRow[]> {
  return knownBy(tx, await findBy(tx, 'member_id', 'uuid', memberIds));
}

export async function findAdvocateByMember(tx: Tx, memberId: Id): Promise<KnownAdvocateRow | null> {
  return (await findAdvocatesByMembers(tx, [memberId]))[0] ?? null;
}

export async function findAdvocatesByExternalIds(
  tx: Tx,
  externalIds: readonly string[],
): Promise<KnownAdvocateRow[]> {
  return knownBy(tx, await findBy(tx, 'external_id', 'text', externalIds));
}

/** `emails` as `normaliseEmail` makes them. */
export async function findAdvocatesByEmails(
  tx: Tx,
  emails: readonly string[],
): Promise<KnownAdvocateRow[]> {
  return knownBy(tx, await findBy(tx, 'email', 'text', emails));
}

/** Those who signed in with one of the addresses before, by it: other systems may still know it. */
export async function findAdvocatesByFormerEmails(
  tx: Tx,
  emails: readonly string[],
): Promise<Map<string, KnownAdvocateRow>> {
  const members = await findMembersByFormerAddresses(tx, emails);
  if (members.size === 0) return new Map();
  const advocates = await findAdvocatesByMembers(tx, [...new Set(members.values())]);
  const ofMember = new Map(advocates.map((each) => [each.memberId, each]));
  return new Map(
    [...members].flatMap(([email, memberId]) => {
      const advocate = ofMember.get(memberId);
      return advocate ? [[email, advocate] as const] : [];
    }),
  );
}

/** How many advocates work for each company, without those who left. */
export async function countAdvocatesOf(
  tx: Tx,
  companyIds: readonly Id[],
): Promise<Map<Id, number>> {
  const rows = await tx.query<{ companyId: Id; count: number }[]>(
    `SELECT company_id AS "companyId", count(*)::integer AS count FROM advocate
      WHERE program_id = $1 AND company_id = ANY ($2::uuid[]) AND status <> 'LEFT'
      GROUP BY company_id`,
    [tx.programId, companyIds],
  );
  return new Map(rows.map(({ companyId, count }) => [companyId, count]));
}

/** Everybody who works there, also who left the programme. */
export async function advocateIdsOfCompanies(tx: Tx, ids: readonly Id[]): Promise<Id[]> {
  const rows = await tx.query<{ id: Id }[]>(
    `SELECT id FROM advocate WHERE program_id = $1 AND company_id = ANY ($2::uuid[])`,
    [tx.programId, ids],
  );
  return rows.map(({ id }) => id);
}

export async function findAdvocateNames(
  tx: Tx,
  ids: readonly Id[],
): Promise<Map<Id, { advocateId: Id; name: string }>> {
  const advocates = await findAdvocatesByIds(tx, ids);
  return new Map(advocates.map(({ id, name }) => [id, { advocateId: id, name }]));
}

/** Whether the programme has more advocates than this. */
export async function hasMoreAdvocatesThan(tx: Tx, count: number): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    'SELECT 1 FROM advocate WHERE program_id = $1 OFFSET $2 LIMIT 1',
    [tx.programId, count],
  );
  return rows.length > 0;
}

/** Who an advocate is, with every profile of theirs. */
export interface ProfilesOfAdvocate {
  readonly id: Id;
  /** theirs, and those that were merged into it */
  readonly profileIds: readonly Id[];
  readonly memberIds: readonly Id[];
  readonly emails: readonly string[];
}

/** Of each, with the profiles that were merged into theirs; what a merged one waits with is theirs. */
export function findProfilesOf(tx: Tx, ids: readonly Id[]): Promise<ProfilesOfAdvocate[]> {
  return tx.query<ProfilesOfAdvocate[]>(
    // Two branches and no "coalesce": an "or" has no index here, and behind row security neither has
    // what the planner does not know to be leak-proof. Every profile would be looked at, for each.
    `SELECT wanted.id, array_agg(p.id) AS "profileIds",
            coalesce(array_agg(p.member_id) FILTER (WHERE p.member_id IS NOT NULL), '{}') AS "memberIds",
            coalesce(array_agg(p.email) FILTER (WHERE p.email IS NOT NULL), '{}') AS emails
       FROM advocate wanted
      CROSS JOIN LATERAL (
        SELECT CASE WHEN wanted.merged_into IS NULL THEN wanted.id ELSE wanted.merged_into END AS id
      ) meant
      CROSS JOIN LATERAL (
        SELECT own.id, own.member_id, own.email FROM advocate own
         WHERE own.program_id = $1 AND own.id = meant.id
        UNION ALL
        SELECT merged.id, merged.member_id, merged.email FROM advocate merged
         WHERE merged.program_id = $1 AND merged.merged_into = meant.id
      ) p
      WHERE wanted.program_id = $1 AND wanted.id = ANY ($2::uuid[])
      GROUP BY wanted.id ORDER BY wanted.id`,
    [tx.programId, ids],
  );
}
