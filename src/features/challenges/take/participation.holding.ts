import { defineHolding } from '../../holdings/index.js';

defineHolding('CHALLENGES', {
  tables: ['participation'],
  rows: ({ program, advocate }) =>
    `SELECT p.id::text AS id, p.started_at AS at, jsonb_build_object(
        'challengeId', p.challenge_id, 'version', p.challenge_version, 'status', p.status,
        'completedAt', p.completed_at) AS held
       FROM participation p WHERE p.program_id = ${program} AND p.advocate_id = ${advocate}`,
});

defineHolding('SUBMISSIONS', {
  tables: ['submission', 'decision'],
  rows: ({ program, advocate }) =>
    `SELECT s.id::text AS id, s.submitted_at AS at, jsonb_build_object('stage', s.stage,
        'status', s.status, 'text', s.text, 'link', s.link,
        'decisions', (SELECT jsonb_agg(jsonb_build_object('kind', d.kind, 'reason', d.reason_code,
                        'message', d.message, 'at', d.decided_at) ORDER BY d.decision_no)
                        FROM decision d
                       WHERE d.program_id = s.program_id AND d.submission_id = s.id)) AS held
       FROM participation p
       JOIN submission s ON s.program_id = p.program_id AND s.participation_id = p.id
      WHERE p.program_id = ${program} AND p.advocate_id = ${advocate}`,
});
