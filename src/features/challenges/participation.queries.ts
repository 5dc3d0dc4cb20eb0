import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import type { ChallengeDefinition } from './challenge-definition.rules.js';
import type { SubmissionRow } from './submission.queries.js';
import type { ChallengeStatus, ParticipationStatus } from './challenge.rules.js';

export interface ParticipationRow {
  readonly id: Id;
  readonly challengeId: Id;
  readonly challengeVersion: number;
  readonly advocateId: Id;
  readonly status: ParticipationStatus;
  readonly startedAt: Date;
  readonly completedAt: Date | null;
  /** the first stage that is not approved; of a completed one the last */
  readonly currentStage: number;
  /** where they were read with it */
  readonly submissions?: readonly SubmissionRow[];
}

const SELECT = `
  SELECT p.id, p.challenge_id AS "challengeId", p.challenge_version AS "challengeVersion",
         p.advocate_id AS "advocateId", p.status, p.started_at AS "startedAt",
         p.completed_at AS "completedAt",
         least(1 + (SELECT count(*) FROM submission s WHERE s.program_id = p.program_id
                      AND s.participation_id = p.id AND s.status = 'APPROVED'),
               jsonb_array_length(v.definition -> 'stages'))::int AS "currentStage"
    FROM participation p
    JOIN challenge_version v ON v.program_id = p.program_id AND v.challenge_id = p.challenge_id
         AND v.version = p.challenge_version
   WHERE p.program_id = $1`;

export async function findParticipations(
  tx: Tx,
  ids: readonly Id[],
): Promise<Map<Id, ParticipationRow>> {
  const rows = await tx.query<ParticipationRow[]>(`${SELECT} AND p.id = ANY ($2::uuid[])`, [
    tx.programId,
    ids,
  ]);
  return new Map(rows.map((row) => [row.id, row]));
}

/** The key of an advocate's participation in a challenge, for loaders. */
export function ownParticipationKey(advocateId: Id, challengeId: Id): string {
  return `${advocateId}|${challengeId}`;
}

/** Of a participation `p`: one of those that keys name, as `idsOfKeys($2, $3)`. */
export const IS_OF_KEYS = `p.recurrence = 1 AND (p.advocate_id, p.challenge_id) IN
  (SELECT w.advocate, w.challenge FROM unnest($2::uuid[], $3::uuid[]) AS w (advocate, challenge))`;

export function idsOfKeys(keys: readonly string[]): [advocates: string[], challenges: string[]] {
  const pairs = keys.map((key) => key.split('|'));
  return [pairs.map(([advocate = '']) => advocate), pairs.map(([, challenge = '']) => challenge)];
}

export async function findParticipationsByKeys(
  tx: Tx,
  keys: readonly string[],
): Promise<Map<string, ParticipationRow>> {
  const rows = await tx.query<ParticipationRow[]>(`${SELECT} AND ${IS_OF_KEYS}`, [
    tx.programId,
    ...idsOfKeys(keys),
  ]);
  return new Map(rows.map((row) => [ownParticipationKey(row.advocateId, row.challengeId), row]));
}

/** What a write needs to know of a participation, with its row locked until the end of it. */
export interface LockedParticipation {
  readonly id: Id;
  readonly challengeId: Id;
  readonly advocateId: Id;
  readonly status: ParticipationStatus;
  readonly challengeStatus: ChallengeStatus;
  readonly definition: ChallengeDefinition;
}

/**
 * Locks a participation. Everything that changes it or its submissions takes this lock first, so
 * that two who decide at once do so one after the other.
 */
export async function lockParticipation(tx: Tx, id: Id): Promise<LockedParticipation | null> {
  const [row] = await tx.query<LockedParticipation[]>(
    `SELECT p.id, p.challenge_id AS "challengeId", p.advocate_id AS "advocateId", p.status,
            c.status AS "challengeStatus", v.definition
       FROM participation p
       JOIN challenge c ON c.program_id = p.program_id AND c.id = p.challenge_id
       JOIN challenge_version v ON v.program_id = p.program_id AND v.challenge_id = p.challenge_id
            AND v.version = p.challenge_version
      WHERE p.program_id = $1 AND p.id = $2 FOR NO KEY UPDATE OF p`,
    [tx.programId, id],
  );
  return row ?? null;
}
