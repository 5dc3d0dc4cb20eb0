import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';

/** A challenge as far as its audience is concerned. */
export interface ChallengeWithAudience {
  readonly name: string;
  /** it asks for a public review, in what is live or in the draft (R-C4) */
  readonly refusesScores: boolean;
}

export async function findChallengesWithAudience(
  tx: Tx,
  ids: readonly Id[],
): Promise<ReadonlyMap<Id, ChallengeWithAudience>> {
  const rows = await tx.query<(ChallengeWithAudience & { id: Id })[]>(
    `SELECT c.id, coalesce(v.definition, c.draft) ->> 'title' AS name,
            coalesce('REVIEW' IN (c.draft ->> 'kind', v.definition ->> 'kind'), false)
              AS "refusesScores"
       FROM challenge c
       LEFT JOIN challenge_text v ON v.program_id = c.program_id AND v.challenge_id = c.id
            AND v.version = c.live_version
      WHERE c.program_id = $1 AND c.id = ANY ($2::uuid[])`,
    [tx.programId, ids],
  );
  return new Map(rows.map(({ id, ...row }) => [id, row]));
}
