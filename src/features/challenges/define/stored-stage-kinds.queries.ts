import type { CrossProgramDatabase } from '../../../platform/database/index.js';

/** The kinds of stage that challenges of this installation have, published or not. */
export async function findStoredStageKinds(database: CrossProgramDatabase): Promise<string[]> {
  const rows = await database.query<{ kind: string }>(
    `SELECT DISTINCT coalesce(stage ->> 'kind', '(none)') AS kind
       FROM (SELECT draft AS definition FROM challenge
             UNION ALL SELECT definition FROM challenge_version) AS c,
            jsonb_array_elements(c.definition -> 'stages') AS stage`,
  );
  return rows.map(({ kind }) => kind);
}
