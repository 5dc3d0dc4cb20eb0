import { defineHolding } from '../../holdings/index.js';

defineHolding('MEMBERSHIP', {
  tables: ['membership'],
  rows: ({ program, member }) =>
    `SELECT m.id::text AS id, m.created_at AS at, jsonb_build_object('roles', m.roles,
        'status', m.status, 'introduction', m.blurb, 'invitedAs', m.invited_name,
        'invitationNote', m.invitation_note, 'invitedAt', m.invited_at,
        'joinedAt', m.joined_at, 'declinedAt', m.declined_at) AS held
       FROM membership m WHERE m.program_id = ${program} AND m.member_id = ${member}`,
});
