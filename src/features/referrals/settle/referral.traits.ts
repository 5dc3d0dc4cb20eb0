import { defineTrait } from '../../traits/index.js';

/** Over the referrals of the advocate that count (R-W7). */
const ofCounted = (value: string, program: string): string =>
  `SELECT ${value} FROM referral r
    WHERE r.program_id = ${program} AND r.advocate_id = a.id AND r.counted`;

defineTrait('referrals.made', {
  type: 'NUMBER',
  sql: ({ program }) => ofCounted('count(*)', program),
});
defineTrait('referrals.converted', {
  type: 'NUMBER',
  sql: ({ program }) => ofCounted(`count(*) FILTER (WHERE r.status = 'CONVERTED')`, program),
});
defineTrait('referrals.lastOn', {
  type: 'DAY',
  sql: ({ program }) => ofCounted('max(r.submitted_on)', program),
});
