import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import {
  isOver,
  statusAt,
  type ChallengeStatus,
  type ParticipationStatus,
} from '../define/index.js';
import { statusOfParticipation } from './participation.rules.js';

interface Standing {
  readonly id: Id;
  readonly status: ParticipationStatus;
  readonly challengeStatus: ChallengeStatus;
  readonly stages: number;
  readonly handedIn: number;
  readonly approved: number;
  readonly waiting: number;
}

interface StatusChange {
  readonly id: Id;
  readonly from: ParticipationStatus;
  readonly to: ParticipationStatus;
}

/**
 * Writes the status that follows from what was handed in and decided, for participations that the
 * caller has locked in an earlier statement. Returns those that changed.
 */
export async function settleStatuses(tx: Tx, ids: readonly Id[]): Promise<StatusChange[]> {
  const rows = await tx.query<Standing[]>(
    `SELECT p.id, p.status, ${statusAt('c', '$3')} AS "challengeStatus",
            jsonb_array_length(v.definition -> 'stages') AS stages,
            s."handedIn", s.approved, s.waiting
       FROM participation p
       JOIN challenge c ON c.program_id = p.program_id AND c.id = p.challenge_id
       JOIN challenge_version v ON v.program_id = p.program_id AND v.challenge_id = p.challenge_id
            AND v.version = p.challenge_version
       CROSS JOIN LATERAL (
         SELECT (count(*) FILTER (WHERE s.status <> 'WITHDRAWN'))::int AS "handedIn",
                (count(*) FILTER (WHERE s.status = 'APPROVED'))::int AS approved,
                (count(*) FILTER (WHERE s.status = 'SUBMITTED'))::int AS waiting
           FROM submission s WHERE s.program_id = p.program_id AND s.participation_id = p.id
       ) s
      WHERE p.program_id = $1 AND p.id = ANY ($2::uuid[])
      ORDER BY p.id`,
    [tx.programId, ids, tx.now],
  );
  const changes = rows.flatMap(({ id, status: from, challengeStatus, ...counts }) => {
    const givenUp = from === 'ABANDONED';
    const challengeIsOver = isOver(challengeStatus);
    const to = statusOfParticipation({ givenUp, challengeIsOver, ...counts });
    return to === from ? [] : [{ id, from, to }];
  });
  if (changes.length > 0) {
    await tx.query(
      `UPDATE participation p SET status = c.to,
              completed_at = CASE c.to WHEN 'COMPLETED' THEN $3::timestamptz END
         FROM jsonb_to_recordset($2::jsonb) AS c (id uuid, "to" text)
        WHERE p.program_id = $1 AND p.id = c.id`,
      [tx.programId, JSON.stringify(changes), tx.now],
    );
  }
  return changes;
}
