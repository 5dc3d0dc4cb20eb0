import type { Id } from '../../kernel/ids.js';
import type { Locale } from '../../kernel/locale.js';
import type { Points } from '../../kernel/points.js';
import type { Tx } from '../../platform/database/index.js';
import type { PointsAfterLeaving, ProgramKind, ReturnPolicy } from './program.rules.js';

export interface ProgramRow {
  readonly id: Id;
  readonly slug: string;
  readonly name: string;
  readonly kind: ProgramKind;
  readonly locale: Locale;
  readonly timeZone: string;
  readonly currency: string;
  readonly color: string;
  readonly conversionWindowDays: number;
  readonly conversionPoints: Points;
  readonly lateWinPoints: Points;
  readonly assistPoints: Points;
  /** working days until the first contact with somebody referred */
  readonly firstContactDays: number;
  /** for how long stands what an advocate says they would do (R-U1) */
  readonly willingYears: number;
  readonly returnPolicy: ReturnPolicy;
  readonly pointsAfterLeaving: PointsAfterLeaving;
  readonly pointValueMinor: number | null;
  readonly contactMemberId: Id | null;
  readonly clockOffsetMs: number;
  readonly version: number;
  readonly createdAt: Date;
}

const COLUMNS = `id, slug, name, kind, locale, time_zone AS "timeZone", currency, color,
  conversion_window_days AS "conversionWindowDays", conversion_points AS "conversionPoints",
  late_win_points AS "lateWinPoints", assist_points AS "assistPoints",
  first_contact_days AS "firstContactDays", return_policy AS "returnPolicy",
  willing_years AS "willingYears", points_after_leaving AS "pointsAfterLeaving",
  point_value_minor AS "pointValueMinor", contact_member_id AS "contactMemberId",
  clock_offset_ms AS "clockOffsetMs", version, created_at AS "createdAt"`;

/** The programme of the transaction. Throws where it is gone: a transaction is always in one. */
export async function readProgram(tx: Tx): Promise<ProgramRow> {
  const [row] = await tx.query<ProgramRow[]>(`SELECT ${COLUMNS} FROM program WHERE id = $1`, [
    tx.programId,
  ]);
  if (!row) throw new Error('The programme of this transaction does not exist.');
  return row;
}
