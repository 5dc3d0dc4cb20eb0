import type { Tx } from '../../platform/database/index.js';
import {
  choiceValues,
  type ChoicesWanted,
  defineTrait,
  type TraitChoice,
} from '../traits/index.js';

defineTrait('advocate.tags', {
  type: 'CHOICES',
  choices: findTagChoices,
  valuesOf: 'TAG',
  sql: ({ program }) =>
    `ARRAY(SELECT b.tag_id::text FROM advocate_tag b
       WHERE b.program_id = ${program} AND b.advocate_id = a.id)`,
});
defineTrait('company.tags', {
  type: 'CHOICES',
  choices: findTagChoices,
  valuesOf: 'TAG',
  sql: ({ program }) =>
    `ARRAY(SELECT b.tag_id::text FROM company_tag b
       WHERE b.program_id = ${program} AND b.company_id = a.company_id)`,
});

async function findTagChoices(tx: Tx, wanted: ChoicesWanted): Promise<readonly TraitChoice[]> {
  return tx.query<TraitChoice[]>(
    `SELECT id::text AS value, name AS label FROM tag WHERE program_id = $1
        AND ($2::text[] IS NULL OR id::text = ANY ($2)) AND ($3::text IS NULL OR name ILIKE $3)
      ORDER BY name, id LIMIT $4`,
    [tx.programId, ...choiceValues(wanted)],
  );
}
