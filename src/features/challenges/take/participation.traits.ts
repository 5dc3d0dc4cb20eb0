import type { Tx } from '../../../platform/database/index.js';
import {
  choiceValues,
  type ChoicesWanted,
  defineTrait,
  type TraitChoice,
} from '../../traits/index.js';

/** The challenges of the advocate's participations, those of one status or all. */
const challengesOf = (status: string, program: string): string =>
  `ARRAY(SELECT p.challenge_id::text FROM participation p
     WHERE p.program_id = ${program} AND p.advocate_id = a.id ${status})`;

defineTrait('challenges.completed', {
  type: 'NUMBER',
  sql: ({ program }) =>
    `SELECT count(*) FROM participation p
      WHERE p.program_id = ${program} AND p.advocate_id = a.id AND p.status = 'COMPLETED'`,
});
defineTrait('challenges.started', {
  type: 'CHOICES',
  choices: findChallengeChoices,
  sql: ({ program }) => challengesOf('', program),
});
defineTrait('challenges.finished', {
  type: 'CHOICES',
  choices: findChallengeChoices,
  sql: ({ program }) => challengesOf(`AND p.status = 'COMPLETED'`, program),
});

/** Published challenges, by the title in the programme's own language. */
async function findChallengeChoices(
  tx: Tx,
  wanted: ChoicesWanted,
): Promise<readonly TraitChoice[]> {
  return tx.query<TraitChoice[]>(
    `SELECT c.id::text AS value, t.definition ->> 'title' AS label
       FROM challenge c JOIN challenge_text t ON t.program_id = c.program_id
            AND t.challenge_id = c.id AND t.version = c.live_version
      WHERE c.program_id = $1
        AND ($2::text[] IS NULL OR c.id::text = ANY ($2)) AND ($3::text IS NULL OR t.definition ->> 'title' ILIKE $3)
      ORDER BY label, value LIMIT $4`,
    [tx.programId, ...choiceValues(wanted)],
  );
}
