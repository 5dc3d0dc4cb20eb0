import { defineHolding } from '../holdings/index.js';

defineHolding('POINTS', {
  tables: ['transfer'],
  rows: ({ program, advocate }) =>
    `SELECT t.id::text AS id, t.recorded_at AS at, jsonb_build_object('wallet', w.kind,
        'kind', t.kind, 'points', t.points, 'balanceAfter', t.balance_after, 'rule', t.rule) AS held
       FROM wallet w JOIN transfer t ON t.program_id = w.program_id AND t.wallet_id = w.id
      WHERE w.program_id = ${program} AND w.owner_id = ${advocate}`,
});
