import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import {
  statusAt,
  type ChallengeDefinition,
  type ChallengeStatus,
  type ParticipationStatus,
} from '../define/index.js';
import {
  SUBMISSION_COLUMNS,
  submissionOf,
  type FlatSubmission,
  type SubmissionRow,
} from './submission.queries.js';

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
  /** in the order of the stages */
  readonly submissions: readonly SubmissionRow[];
}

/** One row for each submission, or one without any. */
interface FlatParticipation extends Omit<FlatSubmission, 'id'> {
  readonly id: Id | null;
  readonly challengeVersion: number;
  readonly participationStatus: ParticipationStatus;
  readonly startedAt: Date;
  readonly completedAt: Date | null;
  readonly stages: number;
}

/**
 * Each participation's own submissions are found by their key (OFFSET 0 keeps the join that way):
 * for a list of unknown length PostgreSQL would rather read the tables.
 */
const SELECT = `
  SELECT ${SUBMISSION_COLUMNS}, p.challenge_version AS "challengeVersion",
         p.status AS "participationStatus", p.started_at AS "startedAt",
         p.completed_at AS "completedAt", jsonb_array_length(v.definition -> 'stages') AS stages
    FROM participation p
    JOIN challenge_version v ON v.program_id = p.program_id AND v.challenge_id = p.challenge_id
         AND v.version = p.challenge_version
    LEFT JOIN LATERAL (
      SELECT * FROM submission s
       WHERE s.program_id = p.program_id AND s.participation_id = p.id OFFSET 0
    ) s ON true
    LEFT JOIN LATERAL (
      SELECT * FROM decision d
       WHERE d.program_id = p.program_id AND d.submission_id = s.id
         AND d.decision_no = s.decision_no OFFSET 0
    ) d ON true
   WHERE p.program_id = $1`;

export async function findParticipations(
  tx: Tx,
  ids: readonly Id[],
): Promise<Map<Id, ParticipationRow>> {
  const rows = await tx.query<FlatParticipation[]>(
    `${SELECT} AND p.id = ANY ($2::uuid[]) ORDER BY s.stage`,
    [tx.programId, ids],
  );
  return new Map(participationsOf(rows).map((row) => [row.id, row]));
}

/** The key of an advocate's participation in a challenge, for loaders. */
export function ownParticipationKey(advocateId: Id, challengeId: Id): string {
  return `${advocateId}|${challengeId}`;
}

export async function findParticipationsByKeys(
  tx: Tx,
  keys: readonly string[],
): Promise<Map<string, ParticipationRow>> {
  const pairs = keys.map((key) => key.split('|'));
  // Each of these advocates with each of these challenges: nearly always it is one advocate.
  const rows = await tx.query<FlatParticipation[]>(
    `${SELECT} AND p.recurrence = 1 AND p.advocate_id = ANY ($2::uuid[])
       AND p.challenge_id = ANY ($3::uuid[]) ORDER BY s.stage`,
    [
      tx.programId,
      [...new Set(pairs.map(([advocate]) => advocate))],
      [...new Set(pairs.map(([, challenge]) => challenge))],
    ],
  );
  return new Map(
    participationsOf(rows).map((row) => [
      ownParticipationKey(row.advocateId, row.challengeId),
      row,
    ]),
  );
}

function participationsOf(rows: readonly FlatParticipation[]): ParticipationRow[] {
  const byId = new Map<Id, FlatParticipation[]>();
  for (const row of rows) {
    const list = byId.get(row.participationId);
    if (list) list.push(row);
    else byId.set(row.participationId, [row]);
  }
  return [...byId.values()].flatMap((of) => participationOf(of) ?? []);
}

function participationOf(rows: readonly FlatParticipation[]): ParticipationRow | null {
  const [first] = rows;
  if (!first) return null;
  const submissions = rows.filter(isSubmission).map(submissionOf);
  const approved = submissions.filter(({ status }) => status === 'APPROVED').length;
  return {
    id: first.participationId,
    challengeId: first.challengeId,
    challengeVersion: first.challengeVersion,
    advocateId: first.advocateId,
    status: first.participationStatus,
    startedAt: first.startedAt,
    completedAt: first.completedAt,
    currentStage: Math.min(1 + approved, first.stages),
    submissions,
  };
}

function isSubmission(row: FlatParticipation): row is FlatParticipation & { id: Id } {
  return row.id !== null;
}

/** The fields of a participation that a write needs, with its row locked until the end of it. */
export interface LockedParticipation {
  readonly id: Id;
  readonly challengeId: Id;
  readonly challengeVersion: number;
  readonly advocateId: Id;
  readonly status: ParticipationStatus;
  /** CLOSED from the moment of its end on, whenever that is written */
  readonly challengeStatus: ChallengeStatus;
  readonly definition: ChallengeDefinition;
}

/**
 * Locks a participation. Everything that changes it or its submissions takes this lock first, so
 * that two decisions at once are taken one after the other. A second statement reads it, so that it
 * sees all of what the transaction that held the lock before has committed: a close of its
 * challenge too, whose row is not locked here.
 */
export async function lockParticipation(tx: Tx, id: Id): Promise<LockedParticipation | null> {
  await tx.query(
    'SELECT 1 FROM participation WHERE program_id = $1 AND id = $2 FOR NO KEY UPDATE',
    [tx.programId, id],
  );
  const [row] = await tx.query<LockedParticipation[]>(
    `SELECT p.id, p.challenge_id AS "challengeId", p.challenge_version AS "challengeVersion",
            p.advocate_id AS "advocateId", p.status,
            ${statusAt('c', '$3')} AS "challengeStatus", v.definition
       FROM participation p
       JOIN challenge c ON c.program_id = p.program_id AND c.id = p.challenge_id
       JOIN challenge_version v ON v.program_id = p.program_id AND v.challenge_id = p.challenge_id
            AND v.version = p.challenge_version
      WHERE p.program_id = $1 AND p.id = $2`,
    [tx.programId, id, tx.now],
  );
  return row ?? null;
}

/** Those who go on with nothing, once their challenge is over: it ended for them, or they gave it up. */
export async function findEndedParticipations(tx: Tx, challengeId: Id): Promise<Id[]> {
  const rows = await tx.query<{ id: Id }[]>(
    `SELECT id FROM participation
      WHERE program_id = $1 AND challenge_id = $2
        AND status IN ('CLOSED_BY_PROGRAM', 'ABANDONED')`,
    [tx.programId, challengeId],
  );
  return rows.map(({ id }) => id);
}

/** How many advocates have started a version, also those who gave it up since. */
export async function countStarted(tx: Tx, challengeId: Id, version: number): Promise<number> {
  const [row] = await tx.query<{ started: number }[]>(
    `SELECT count(*)::int AS started FROM participation
      WHERE program_id = $1 AND challenge_id = $2 AND challenge_version = $3`,
    [tx.programId, challengeId, version],
  );
  return row?.started ?? 0;
}
