import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import type { Stage } from '../stages/index.js';

export interface PublishedStage {
  readonly version: number;
  /** of the stage in that version */
  readonly kind: string;
  /** it is what advocates start now */
  readonly isLive: boolean;
}

/** The published versions of a challenge that have a stage of this number, the newest first. */
export function listPublishedStages(
  tx: Tx,
  challengeId: Id,
  stage: number,
): Promise<PublishedStage[]> {
  return tx.query(
    `SELECT v.version, s.stage ->> 'kind' AS kind,
            v.version IS NOT DISTINCT FROM c.live_version AS "isLive"
       FROM challenge_version v
       JOIN challenge c ON c.program_id = v.program_id AND c.id = v.challenge_id
      CROSS JOIN LATERAL (SELECT v.definition -> 'stages' -> ($3::int - 1) AS stage) AS s
      WHERE v.program_id = $1 AND v.challenge_id = $2 AND $3 > 0 AND s.stage IS NOT NULL
      ORDER BY v.version DESC`,
    [tx.programId, challengeId, stage],
  );
}

export async function findPublishedStage(
  tx: Tx,
  { challengeId, stage, version }: { challengeId: Id; stage: number; version: number },
): Promise<{ title: string; stage: Stage } | null> {
  const [row] = await tx.query<{ title: string; stage: Stage }[]>(
    `SELECT definition ->> 'title' AS title, definition -> 'stages' -> ($3::int - 1) AS stage
       FROM challenge_text WHERE program_id = $1 AND challenge_id = $2 AND version = $4`,
    [tx.programId, challengeId, stage, version],
  );
  return row ?? null;
}

export interface LiveStage {
  readonly challengeId: Id;
  /** from 1 */
  readonly number: number;
  /** of the challenge, in the programme's own language */
  readonly title: string;
  readonly stage: Stage;
}

/** The stages of one kind in the last published version of each challenge, by its title. */
export function listLiveStages(tx: Tx, kind: string): Promise<LiveStage[]> {
  return tx.query<LiveStage[]>(
    `SELECT c.id AS "challengeId", s.number::integer AS number, t.definition ->> 'title' AS title,
            s.stage
       FROM challenge c
       JOIN challenge_text t ON t.program_id = c.program_id AND t.challenge_id = c.id
            AND t.version = c.live_version
      CROSS JOIN LATERAL jsonb_array_elements(t.definition -> 'stages')
            WITH ORDINALITY AS s (stage, number)
      WHERE c.program_id = $1 AND s.stage ->> 'kind' = $2
      ORDER BY title, c.id, s.number`,
    [tx.programId, kind],
  );
}
