import { defineHolding } from '../../holdings/index.js';

defineHolding('REFERRALS', {
  tables: ['referral'],
  rows: ({ program, advocate }) =>
    `SELECT r.id::text AS id, r.submitted_at AS at, jsonb_build_object(
        'person', r.referee_name, 'email', r.referee_email, 'note', r.note,
        'externalId', r.external_id, 'source', r.source, 'status', r.status,
        'windowClosesAt', r.window_closes_at, 'pointsAwarded', r.points_awarded) AS held
       FROM referral r WHERE r.program_id = ${program} AND r.advocate_id = ${advocate}`,
});
