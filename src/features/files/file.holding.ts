import { defineHolding } from '../holdings/index.js';

defineHolding('FILES', {
  tables: ['file'],
  rows: ({ program, advocate }) =>
    `SELECT f.id::text AS id, f.created_at AS at, jsonb_build_object('name', f.name,
        'mediaType', f.media_type, 'bytes', f.size_bytes, 'handedInAt', f.handed_in_at) AS held
       FROM file f WHERE f.program_id = ${program} AND f.advocate_id = ${advocate}`,
});
