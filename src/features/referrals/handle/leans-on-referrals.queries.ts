import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';

/** Why a referral that a file brought in cannot be taken back any more (R-D7). */
export const REFERRAL_LEANS = ['DECIDED', 'MOVED', 'NOTED', 'CHOSEN', 'SPLIT', 'ERASED'] as const;
export type ReferralLean = (typeof REFERRAL_LEANS)[number];

/**
 * What people did with referrals that a file brought in: decided on one or on its place, moved it
 * or were in contact, wrote a note, chose it for a deal or gave it a share of one, erased its
 * person (who would come back with the next file). The first of these counts; none for the others.
 */
export async function leansOnReferrals(
  tx: Tx,
  ids: readonly Id[],
): Promise<ReadonlyMap<Id, ReferralLean>> {
  const rows = await tx.query<{ id: Id; lean: ReferralLean }[]>(
    `SELECT r.id, lean FROM referral r CROSS JOIN LATERAL (SELECT CASE
       WHEN EXISTS (SELECT FROM referral_decision d
         WHERE d.program_id = $1 AND d.referral_id = r.id) THEN 'DECIDED'
       WHEN r.id::text IN (SELECT d.payload ->> 'importedReferralId' FROM referral_decision d
         WHERE d.program_id = $1 AND d.referral_id = r.duplicate_of) THEN 'DECIDED'
       WHEN EXISTS (SELECT FROM referral_fact f
         WHERE f.program_id = $1 AND f.referral_id = r.id AND f.kind <> 'SUBMITTED') THEN 'MOVED'
       WHEN EXISTS (SELECT FROM referral_note n
         WHERE n.program_id = $1 AND n.referral_id = r.id) THEN 'NOTED'
       WHEN EXISTS (SELECT FROM deal_link l JOIN deal_split s
         ON s.program_id = $1 AND s.deal_id = l.deal_id
         WHERE l.program_id = $1 AND l.referral_id = r.id
           AND s.shares @> jsonb_build_array(jsonb_build_object('referralId', r.id))) THEN 'SPLIT'
       WHEN EXISTS (SELECT FROM deal_link l WHERE l.program_id = $1 AND l.referral_id = r.id
         AND l.origin = 'PERSON') THEN 'CHOSEN'
       WHEN r.referee_key IS NOT NULL AND r.referee_email IS NULL THEN 'ERASED'
     END AS lean) AS leans
     WHERE r.program_id = $1 AND r.id = ANY ($2::uuid[]) AND lean IS NOT NULL`,
    [tx.programId, ids],
  );
  return new Map(rows.map(({ id, lean }) => [id, lean]));
}
