import { defineHolding } from '../holdings/index.js';

defineHolding('ATTRIBUTES', {
  tables: ['advocate_attribute'],
  rows: ({ program, advocate }) =>
    `SELECT v.attribute_id::text AS id, v.set_at AS at, jsonb_build_object(
        'attribute', a.name, 'source', v.source,
        'value', coalesce(to_jsonb(v.text_value), to_jsonb(v.number_value), to_jsonb(v.day_value),
                          to_jsonb(v.yes_no_value), to_jsonb(c.label))) AS held
       FROM advocate_attribute v
       JOIN attribute a ON a.program_id = v.program_id AND a.id = v.attribute_id
       LEFT JOIN attribute_choice c ON c.program_id = v.program_id AND c.id = v.choice_id
      WHERE v.program_id = ${program} AND v.advocate_id = ${advocate}`,
});
