import type { Tx } from '../../platform/database/index.js';
import { FUNNEL_STEPS, funnelOf, type FunnelStep } from './funnel.rules.js';

/**
 * How many referrals came to each step of the sale or beyond it, without duplicates. Of one under
 * way, or whose window has ended, its step tells it. One that is lost, unqualified, withdrawn or
 * denied stands at no step any more: then what was told and decided before does, and a lost one's
 * deals are sales talks that there were. Only for those are other tables read.
 */
export async function funnel(tx: Tx): Promise<FunnelStep[]> {
  const rows = await tx.query<{ furthest: number; referrals: number }[]>(
    `SELECT furthest, count(*)::int AS referrals FROM (
       SELECT CASE
         WHEN r.status = 'CONVERTED' THEN array_position($2::text[], r.status)
         WHEN r.moderation <> 'DENIED' AND r.step = ANY ($2) THEN array_position($2, r.step)
         WHEN r.step = 'LOST' AND EXISTS (
           SELECT FROM deal_link l
             JOIN deal ON deal.program_id = l.program_id AND deal.id = l.deal_id
            WHERE l.program_id = r.program_id AND l.referral_id = r.id AND deal.stage <> 'DELETED')
           THEN array_position($2, 'OPPORTUNITY')
         ELSE greatest(
           1,
           array_position($2, r.step),
           CASE r.moderation
             WHEN 'APPROVED' THEN array_position($2, 'ACCEPTED')
             WHEN 'DENIED' THEN (
               SELECT max(array_position($2, d.kind)) FROM referral_decision d
                WHERE d.program_id = r.program_id AND d.referral_id = r.id AND d.kind = 'ACCEPTED')
           END,
           (SELECT max(array_position($2, f.kind)) FROM referral_fact f
             WHERE f.program_id = r.program_id AND f.referral_id = r.id))
         END AS furthest
       FROM referral r WHERE r.program_id = $1 AND r.status <> 'DUPLICATE') AS came
     GROUP BY furthest`,
    [tx.programId, FUNNEL_STEPS],
  );
  return funnelOf(new Map(rows.map(({ furthest, referrals }) => [furthest, referrals])));
}
