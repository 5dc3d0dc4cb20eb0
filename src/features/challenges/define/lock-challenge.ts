import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { NotFound, StaleVersion } from '../../../platform/errors/index.js';
import { statusAt } from './challenge-status.queries.js';
import type { ChallengeStatus } from './challenge.rules.js';

export interface LockedChallenge {
  readonly id: Id;
  /** CLOSED from the moment of its end on */
  readonly status: ChallengeStatus;
  /** the status that is written: its end may have passed and wait for the sweep */
  readonly writtenStatus: ChallengeStatus;
  readonly version: number;
  readonly liveVersion: number | null;
  readonly opensAt: Date | null;
  readonly closesAt: Date | null;
  /** as it is stored: it may be older than the present shape */
  readonly draft: unknown;
  /** what is live, as it was corrected last; null where nothing is */
  readonly live: unknown;
  /** the draft is what is live already */
  readonly unchanged: boolean;
}

/** Locks a challenge that was read at `version`. Throws NotFound, StaleVersion. */
export async function lockChallenge(tx: Tx, id: Id, version: number): Promise<LockedChallenge> {
  const challenge = await lockChallengeNow(tx, id);
  if (challenge.version !== version) throw new StaleVersion('challenge', challenge.version);
  return challenge;
}

/** Locks a challenge as it is now, for what nobody read before. Throws NotFound. */
export async function lockChallengeNow(tx: Tx, id: Id): Promise<LockedChallenge> {
  const [row] = await tx.query<LockedChallenge[]>(
    `SELECT c.id, ${statusAt('c', '$3')} AS status, c.status AS "writtenStatus", c.version, c.live_version AS "liveVersion", c.draft,
            c.opens_at AS "opensAt", c.closes_at AS "closesAt",
            coalesce(c.draft = v.definition, false) AS unchanged, v.definition AS live
       FROM challenge c
       LEFT JOIN challenge_text v ON v.program_id = c.program_id AND v.challenge_id = c.id
            AND v.version = c.live_version
      WHERE c.program_id = $1 AND c.id = $2 FOR NO KEY UPDATE OF c`,
    [tx.programId, id, tx.now],
  );
  if (!row) throw new NotFound('challenge');
  return row;
}
