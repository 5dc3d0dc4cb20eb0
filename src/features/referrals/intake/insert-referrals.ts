import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import type { NewReferral } from './add-referrals.js';
import type { ReferralInput, ReferralProjection } from '../decide/index.js';
import type { ReferralFigures } from '../settle/index.js';

/** A row of the table before it is there. */
export interface ReferralToInsert {
  readonly input: ReferralInput;
  readonly told: NewReferral;
  readonly projection: ReferralProjection;
  readonly figures: ReferralFigures;
}

/**
 * Inserts referrals that have no deal yet, in one statement; those whose external id exists already
 * are left out. Returns the ids of the inserted ones.
 */
export async function insertReferrals(
  tx: Tx,
  referrals: readonly ReferralToInsert[],
): Promise<Set<Id>> {
  const [first] = referrals;
  if (!first) return new Set();
  const { windowDays, timeZone, conversionPoints, lateWinPoints, assistPoints } = first.input;
  const inserted = await tx.query<{ id: Id }[]>(
    `INSERT INTO referral (program_id, id, advocate_id, external_id, file_row, source, source_label,
       referee_name, referee_email, referee_key, company_id, note, submitted_at, recorded_at,
       window_days, time_zone, submitted_on, window_closes_at, conversion_points, late_win_points,
       assist_points, needs_confirmation, awards_points, fraud_signal, moderation, fraud_status,
       confirmation, status, step, reason_code, reward_status, window_open, won_outside_window,
       won_before_referral, points_due, points_awarded, settlement_no, moved_at, version, counted,
       furthest)
     SELECT $1, n.id, n."advocateId", n."externalId", n."fileRow", n.source, n."sourceLabel", n."refereeName",
       n."refereeEmail", decode(n."refereeKey", 'hex'), n."companyId", n.note, n."submittedAt", $2,
       $3, $4, n."submittedOn", n."closesAt", $5, $6, $7, n."needsConfirmation", n."awardsPoints",
       n."fraudSignal", n.moderation, n."fraudStatus", n.confirmation, n.status, n.step,
       n."reasonCode", 'NONE', n."windowOpen", false, false, 0, 0, 0, $2, 1,
       n.counted, n.furthest
     FROM jsonb_to_recordset($8::jsonb) AS n (id uuid, "advocateId" uuid, "externalId" text,
       "fileRow" integer, source text, "sourceLabel" text, "refereeName" text, "refereeEmail" text,
       "refereeKey" text, "companyId" uuid, note text, "submittedAt" timestamptz,
       "submittedOn" date, "closesAt" timestamptz, "needsConfirmation" boolean,
       "awardsPoints" boolean, "fraudSignal" text, moderation text, "fraudStatus" text, confirmation text, status text,
       step text, "reasonCode" text, "windowOpen" boolean, counted boolean, furthest text)
     ON CONFLICT (program_id, external_id) DO NOTHING RETURNING id`,
    [
      tx.programId,
      tx.now,
      windowDays,
      timeZone,
      conversionPoints,
      lateWinPoints,
      assistPoints,
      JSON.stringify(referrals.map(rowOf)),
    ],
  );
  return new Set(inserted.map((row) => row.id));
}

/** Written out: spread into one object, an import would carry every column of the input. */
function rowOf({ input, told, projection, figures }: ReferralToInsert): Record<string, unknown> {
  return {
    id: input.id,
    advocateId: told.advocateId,
    externalId: told.externalId,
    fileRow: told.fileRow,
    source: told.source,
    sourceLabel: told.sourceLabel,
    refereeName: told.refereeName,
    refereeEmail: told.refereeEmail,
    refereeKey: input.refereeKey,
    companyId: told.companyId,
    note: told.note,
    submittedAt: input.submittedAt,
    submittedOn: input.submittedOn,
    closesAt: input.windowClosesAt,
    needsConfirmation: input.needsConfirmation,
    awardsPoints: input.awardsPoints,
    fraudSignal: input.fraudSignal,
    moderation: projection.moderation,
    fraudStatus: projection.fraudStatus,
    confirmation: projection.confirmation,
    status: projection.status,
    step: projection.step,
    reasonCode: projection.reasonCode,
    windowOpen: projection.windowOpen,
    counted: figures.counted,
    furthest: figures.furthest,
  };
}
