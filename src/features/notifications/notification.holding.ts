import { defineHolding } from '../holdings/index.js';

defineHolding('NOTICES', {
  tables: ['notification'],
  keptDays: 730,
  rows: ({ program, advocate }) =>
    `SELECT n.id::text AS id, n.created_at AS at, jsonb_build_object('kind', n.kind,
        'readAt', n.read_at, 'mailSentAt', n.mail_sent_at) AS held
       FROM notification n WHERE n.program_id = ${program} AND n.advocate_id = ${advocate}`,
});

defineHolding('MAIL_CHOICES', {
  tables: ['mail_preference'],
  rows: ({ program, advocate }) =>
    `SELECT p.kind AS id, p.changed_at AS at,
            jsonb_build_object('kind', p.kind, 'wanted', p.wanted) AS held
       FROM mail_preference p WHERE p.program_id = ${program} AND p.advocate_id = ${advocate}`,
});
