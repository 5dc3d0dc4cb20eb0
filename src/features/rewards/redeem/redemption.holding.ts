import { defineHolding } from '../../holdings/index.js';

defineHolding('REDEMPTIONS', {
  tables: ['redemption'],
  rows: ({ program, advocate }) =>
    `SELECT r.id::text AS id, r.requested_at AS at, jsonb_build_object('reward', w.name,
        'pricePoints', r.price_points, 'status', r.status, 'decidedAt', r.decided_at,
        'reason', r.reason_text, 'fulfilledAt', r.fulfilled_at, 'note', r.fulfilment_note) AS held
       FROM redemption r JOIN reward w ON w.program_id = r.program_id AND w.id = r.reward_id
      WHERE r.program_id = ${program} AND r.advocate_id = ${advocate}`,
});
