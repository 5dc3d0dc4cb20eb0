import { defineTrait } from '../../traits/index.js';

defineTrait('rewards.received', {
  type: 'NUMBER',
  sql: ({ program }) =>
    `SELECT count(*) FROM redemption d
      WHERE d.program_id = ${program} AND d.advocate_id = a.id AND d.status = 'FULFILLED'`,
});
