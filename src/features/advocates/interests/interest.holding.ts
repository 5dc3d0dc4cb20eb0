import { defineHolding } from '../../holdings/index.js';

defineHolding('INTERESTS', {
  tables: ['advocate_interest'],
  rows: ({ program, advocate }) =>
    `SELECT o.interest_id::text AS id, o.chosen_at AS at,
            jsonb_build_object('interest', i.name) AS held
       FROM advocate_interest o
       JOIN interest i ON i.program_id = o.program_id AND i.id = o.interest_id
      WHERE o.program_id = ${program} AND o.advocate_id = ${advocate}`,
});
