import { defineTrait } from '../../traits/index.js';
import { standing } from './willing.queries.js';
import { WILLING_TO } from './willing.rules.js';

defineTrait('advocate.willingTo', {
  type: 'CHOICES',
  choices: WILLING_TO,
  sql: ({ program, now }) =>
    `ARRAY(SELECT w.kind FROM willing w
       WHERE w.program_id = ${program} AND w.advocate_id = a.id AND ${standing('w', now())})`,
});
