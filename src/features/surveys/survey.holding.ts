import { defineHolding } from '../holdings/index.js';

defineHolding('SURVEY_ANSWERS', {
  tables: ['survey_response', 'survey_draft'],
  rows: ({ program, advocate }) =>
    `SELECT r.id::text AS id, r.submitted_at AS at,
            jsonb_build_object('stage', r.stage, 'answers', r.answers) AS held
       FROM survey_response r WHERE r.program_id = ${program} AND r.advocate_id = ${advocate}
      UNION ALL
     SELECT d.participation_id || ' ' || d.stage, d.saved_at,
            jsonb_build_object('stage', d.stage, 'draft', d.answers)
       FROM survey_draft d WHERE d.program_id = ${program} AND d.advocate_id = ${advocate}`,
});
