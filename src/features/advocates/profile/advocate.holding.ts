import { defineHolding } from '../../holdings/index.js';

defineHolding('PROFILE', {
  tables: ['advocate'],
  rows: ({ program, advocate }) =>
    `SELECT a.id::text AS id, a.created_at AS at, jsonb_build_object(
        'name', a.name, 'email', a.email, 'externalId', a.external_id, 'company', c.name,
        'employedSince', a.employed_since, 'language', a.language, 'timeZone', a.time_zone,
        'status', a.status, 'joinedAt', a.joined_at, 'firstActAt', a.first_act_at,
        'backOn', a.back_on) AS held
       FROM advocate a
       LEFT JOIN company_name c ON c.program_id = a.program_id AND c.company_id = a.company_id
      WHERE a.program_id = ${program} AND a.id = ${advocate}`,
});

defineHolding('FORMER_EMPLOYERS', {
  tables: ['former_employer'],
  rows: ({ program, advocate }) =>
    `SELECT f.id::text AS id, f.recorded_at AS at,
            jsonb_build_object('company', c.name, 'since', f.since, 'until', f.until) AS held
       FROM former_employer f
       LEFT JOIN company_name c ON c.program_id = f.program_id AND c.company_id = f.company_id
      WHERE f.program_id = ${program} AND f.advocate_id = ${advocate}`,
});
