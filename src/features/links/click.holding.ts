import { defineHolding } from '../holdings/index.js';

defineHolding('LINK_VISITS', {
  tables: ['touch'],
  keptDays: 400,
  rows: ({ program, advocate }) =>
    `SELECT t.id::text AS id, t.touched_at AS at, jsonb_build_object('kind', t.kind) AS held
       FROM link l JOIN touch t ON t.program_id = l.program_id AND t.link_id = l.id
      WHERE l.program_id = ${program} AND l.advocate_id = ${advocate}`,
});
