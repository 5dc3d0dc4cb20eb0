import type { Role } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import { normaliseEmail } from '../../../kernel/email.js';
import { ListValues, type Tx } from '../../../platform/database/index.js';

/** Somebody of the staff: who may look after a company, for example. */
export interface StaffRow {
  /** of their membership */
  readonly id: Id;
  readonly name: string;
  /** false: they left, or are an advocate alone */
  readonly isStaff: boolean;
}

/** Invited or in, in another role than that of an advocate. */
const IS_STAFF = `(p.status <> 'REMOVED' AND p.roles && ARRAY['marketer', 'sales', 'admin'])`;

const STAFF = `SELECT p.id, v.name, ${IS_STAFF} AS "isStaff"
  FROM membership p JOIN auth.program_member v ON v.membership_id = p.id
  WHERE p.program_id = $1`;

/** The programme's staff by name: all, or the one who is named. */
export function findStaff(
  tx: Tx,
  by: { readonly id: Id } | { readonly email: string } | null = null,
): Promise<StaffRow[]> {
  const values = new ListValues(tx.programId);
  return tx.query<StaffRow[]>(
    `${STAFF} AND ${IS_STAFF} ${named(by, values)} ORDER BY v.name, p.id`,
    values.all,
  );
}

function named(
  by: { readonly id: Id } | { readonly email: string } | null,
  values: ListValues,
): string {
  if (by === null) return '';
  return 'id' in by
    ? `AND p.id = ${values.put(by.id)}`
    : `AND v.email = ${values.put(normaliseEmail(by.email))}`;
}

/** The programme's staff by their addresses, as `normaliseEmail` writes them: their memberships. */
export async function staffByAddress(tx: Tx): Promise<ReadonlyMap<string, Id>> {
  const rows = await tx.query<{ id: Id; email: string }[]>(
    `SELECT p.id, v.email FROM membership p JOIN auth.program_member v ON v.membership_id = p.id
      WHERE p.program_id = $1 AND ${IS_STAFF}`,
    [tx.programId],
  );
  return new Map(rows.map(({ id, email }) => [email, id]));
}

/** Also of who is not of the staff any more: their name stays with what they did. */
export async function findStaffByIds(tx: Tx, ids: readonly Id[]): Promise<Map<Id, StaffRow>> {
  const rows = await tx.query<StaffRow[]>(`${STAFF} AND p.id = ANY ($2::uuid[])`, [
    tx.programId,
    ids,
  ]);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Somebody of the staff who is in, and whether an advocate's profile is theirs. */
export interface StaffInside {
  /** of their membership */
  readonly id: Id;
  readonly memberId: Id;
  readonly roles: readonly Role[];
  readonly isAdvocate: boolean;
}

/** Who could act now: nobody who was only invited, and nobody who left. */
export function staffInside(tx: Tx, advocateId: Id | null): Promise<StaffInside[]> {
  return tx.query<StaffInside[]>(
    `SELECT p.id, p.member_id AS "memberId", p.roles,
            EXISTS (SELECT FROM advocate_member a WHERE a.program_id = p.program_id
              AND a.advocate_id = $2 AND a.member_id = p.member_id) AS "isAdvocate"
       FROM membership p
      WHERE p.program_id = $1 AND p.status = 'ACTIVE'
        AND p.roles && ARRAY['marketer', 'sales', 'admin'] ORDER BY p.id`,
    [tx.programId, advocateId],
  );
}
