import { defineHolding } from '../../holdings/index.js';

defineHolding('WILLING', {
  tables: ['willing'],
  rows: ({ program, advocate }) =>
    `SELECT w.kind AS id, w.recorded_at AS at, jsonb_build_object('kind', w.kind,
        'saidOn', w.said_on, 'source', w.source, 'endsOn', w.ends_on,
        'takenBackAt', w.taken_back_at) AS held
       FROM willing w WHERE w.program_id = ${program} AND w.advocate_id = ${advocate}`,
});
