import type { Tx } from '../../../platform/database/index.js';
import {
  choiceValues,
  type ChoicesWanted,
  defineTrait,
  type TraitChoice,
} from '../../traits/index.js';

defineTrait('advocate.interests', {
  type: 'CHOICES',
  choices: findInterestChoices,
  sql: ({ program }) =>
    `ARRAY(SELECT i.interest_id::text FROM advocate_interest i
       WHERE i.program_id = ${program} AND i.advocate_id = a.id)`,
});

/** Also what is not offered any more: who has it keeps it. */
async function findInterestChoices(tx: Tx, wanted: ChoicesWanted): Promise<readonly TraitChoice[]> {
  return tx.query<TraitChoice[]>(
    `SELECT id::text AS value, name AS label FROM interest WHERE program_id = $1
        AND ($2::text[] IS NULL OR id::text = ANY ($2)) AND ($3::text IS NULL OR name ILIKE $3)
      ORDER BY name, id LIMIT $4`,
    [tx.programId, ...choiceValues(wanted)],
  );
}
