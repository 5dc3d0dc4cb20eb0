import { LOCALES } from '../../../kernel/locale.js';
import { defineTrait } from '../../traits/index.js';
import { ADVOCATE_STATUSES } from './advocate.rules.js';

/** The day of a moment in the programme's time zone. */
const dayIn = (moment: string, program: string): string =>
  `(${moment} AT TIME ZONE (SELECT time_zone FROM program_profile WHERE program_id = ${program}))::date`;

defineTrait('advocate.status', {
  type: 'CHOICE',
  // Who has left is in no segment.
  choices: ADVOCATE_STATUSES.filter((status) => status !== 'LEFT'),
  sql: () => 'a.status',
});
defineTrait('advocate.language', { type: 'CHOICE', choices: LOCALES, sql: () => 'a.language' });
defineTrait('advocate.timeZone', { type: 'TEXT', sql: () => 'a.time_zone' });
defineTrait('advocate.joinedOn', {
  type: 'DAY',
  sql: ({ program }) => dayIn('a.joined_at', program),
});
defineTrait('advocate.activeSince', {
  type: 'DAY',
  sql: ({ program }) => dayIn('a.first_act_at', program),
});
