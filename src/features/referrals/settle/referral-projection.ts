import type { Tx } from '../../../platform/database/index.js';
import type { SettledReferral } from './referral-news.js';

/** Rewrites the rows of settled referrals, one statement for any number of them. */
export async function writeProjections(tx: Tx, settled: readonly SettledReferral[]): Promise<void> {
  if (settled.length === 0) return;
  await tx.query(
    `UPDATE referral r SET status = p.status, step = p.step, reason_code = p."reasonCode",
       moderation = p.moderation, fraud_status = p."fraudStatus", confirmation = p.confirmation,
       window_open = p."windowOpen", duplicate_of = p."duplicateOf",
       credited_deal_id = p."creditedDealId", converted_on = p."convertedOn",
       won_outside_window = p."wonOutsideWindow", won_before_referral = p."wonBeforeReferral",
       closed_on_flag = p."closedOnFlag", points_due = p."pointsDue",
       settlement_no = r.settlement_no + CASE WHEN r.points_awarded <> p."pointsDue" THEN 1 ELSE 0 END,
       points_awarded = p."pointsDue", most_awarded = greatest(r.most_awarded, r.points_awarded, p."pointsDue"),
       reward_status = p."rewardStatus", counted = p.counted,
       furthest = p.furthest, won_on = p."wonOn",
       first_contacted_at = p."firstContactedAt", contact_member_id = p."contactMemberId",
       moved_at = CASE WHEN (r.status, r.step) IS DISTINCT FROM (p.status, p.step)
                       THEN $2 ELSE r.moved_at END,
       version = r.version + 1
     FROM jsonb_to_recordset($3::jsonb) AS p (id uuid, status text, step text, "reasonCode" text,
       moderation text, "fraudStatus" text, confirmation text, "windowOpen" boolean,
       "duplicateOf" uuid, "creditedDealId" uuid, "convertedOn" date, "wonOutsideWindow" boolean,
       "wonBeforeReferral" boolean, "closedOnFlag" text, "pointsDue" bigint, "rewardStatus" text,
       "firstContactedAt" timestamptz, "contactMemberId" uuid, counted boolean, furthest text,
       "wonOn" date)
     WHERE r.program_id = $1 AND r.id = p.id`,
    [
      tx.programId,
      tx.now,
      JSON.stringify(
        settled.map(({ id, rewardStatus, after, figures }) => ({
          ...after,
          ...figures,
          because: undefined,
          id,
          rewardStatus,
        })),
      ),
    ],
  );
}
