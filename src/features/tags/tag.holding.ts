import { defineHolding } from '../holdings/index.js';

/** Staff were promised that they alone read what their labels say; that there are some is no secret. */
defineHolding('TAGS', {
  tables: ['advocate_tag'],
  rows: ({ program, advocate }) =>
    `SELECT b.tag_id::text AS id, b.tagged_at AS at, '{}'::jsonb AS held FROM advocate_tag b
      WHERE b.program_id = ${program} AND b.advocate_id = ${advocate}`,
});
