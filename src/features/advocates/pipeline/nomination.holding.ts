import { defineHolding } from '../../holdings/index.js';

/** Who nominated was promised that the person does not read why; that it was done is no secret. */
defineHolding('NOMINATIONS', {
  tables: ['nomination'],
  rows: ({ program, advocate }) =>
    `SELECT n.advocate_id::text AS id, n.nominated_at AS at, '{}'::jsonb AS held
       FROM nomination n WHERE n.program_id = ${program} AND n.advocate_id = ${advocate}`,
});
