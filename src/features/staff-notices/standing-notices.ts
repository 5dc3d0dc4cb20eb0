import type { Role } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';
import { pageOf, type Page, type PageRequest } from '../../kernel/page.js';
import { ListValues, type Tx } from '../../platform/database/index.js';
import { staffNoticesFor, type StaffNoticeKind } from './staff-notice-registry.js';

/** Who reads: a membership and its roles. */
export interface StaffReader {
  readonly membershipId: Id;
  readonly roles: readonly Role[];
}

export interface StaffNoticeRow {
  readonly id: Id;
  readonly kind: string;
  readonly subjectId: Id;
  readonly since: Date;
  readonly toldAt: Date;
  readonly readAt: Date | null;
}

/**
 * What a notice `told` is about, while it waits: a row, or none. Of all branches PostgreSQL runs the one
 * of the notice's kind.
 */
function waitsOf(kinds: readonly StaffNoticeKind[], values: ListValues): string {
  return kinds
    .map(
      ({ kind, waits }) =>
        `SELECT 1 FROM (${waits({ program: 'told.program_id', subject: 'told.subject_id' })}) w
          WHERE told.kind = ${values.put(kind)}`,
    )
    .join('\nUNION ALL\n');
}

/**
 * What waits for somebody and was told them, the newest first; what was dealt with meanwhile, and
 * what their roles do not open any more, is not there. The cursor's keys are `[since, id]`.
 */
export async function listStaffNotices(
  tx: Tx,
  { membershipId, roles }: StaffReader,
  page: PageRequest,
): Promise<Page<StaffNoticeRow>> {
  const kinds = staffNoticesFor(roles);
  if (kinds.length === 0) return { rows: [], hasNext: false };
  const values = new ListValues(tx.programId, membershipId);
  const rows = await tx.query<StaffNoticeRow[]>(
    `SELECT told.id, told.kind, told.subject_id AS "subjectId", told.since, told.told_at AS "toldAt",
            told.read_at AS "readAt"
       FROM staff_notice told
      WHERE told.program_id = $1 AND told.membership_id = $2 AND EXISTS (${waitsOf(kinds, values)})
        ${values.behind(page, { 'told.since': 'moment', 'told.id': 'id' }, '<')}
      ORDER BY told.since DESC, told.id DESC ${values.limit(page)}`,
    values.all,
  );
  return pageOf(rows, page.first);
}

export function staffNoticeKeys({ since, id }: StaffNoticeRow): string[] {
  return [since.toISOString(), id];
}

/** Of those that `listStaffNotices` would show. */
export async function countUnreadStaffNotices(
  tx: Tx,
  { membershipId, roles }: StaffReader,
): Promise<number> {
  const kinds = staffNoticesFor(roles);
  if (kinds.length === 0) return 0;
  const values = new ListValues(tx.programId, membershipId);
  const [row] = await tx.query<{ unread: number }[]>(
    `SELECT count(*)::int AS unread FROM staff_notice told
      WHERE told.program_id = $1 AND told.membership_id = $2 AND told.read_at IS NULL
        AND EXISTS (${waitsOf(kinds, values)})`,
    values.all,
  );
  return row?.unread ?? 0;
}

export interface WaitingNow {
  readonly since: Date;
  readonly advocateId: Id | null;
  readonly ownerId: Id | null;
}

/** Null where it waits for nobody (any more). */
export async function waitingNow(
  tx: Tx,
  { waits }: StaffNoticeKind,
  subjectId: Id,
): Promise<WaitingNow | null> {
  const values = new ListValues(tx.programId);
  const places = { program: '$1', subject: `${values.put(subjectId)}::uuid` };
  const [row] = await tx.query<WaitingNow[]>(
    `SELECT w.since, w.advocate_id AS "advocateId", w.owner_id AS "ownerId"
       FROM (${waits(places)}) w`,
    values.all,
  );
  return row ?? null;
}
