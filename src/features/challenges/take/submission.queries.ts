import type { Id } from '../../../kernel/ids.js';
import { pageOf, type Page, type PageRequest } from '../../../kernel/page.js';
import type { Points } from '../../../kernel/points.js';
import { ListValues, type Tx } from '../../../platform/database/index.js';
import type { DecisionKind, DecisionReason, SubmissionStatus } from '../define/index.js';

export interface DecisionRow {
  readonly decisionNo: number;
  readonly kind: DecisionKind;
  readonly reason: DecisionReason | null;
  readonly message: string | null;
  readonly final: boolean;
  readonly decidedAt: Date;
  /** the decider's membership or key */
  readonly decidedBy: Id | null;
}

export interface SubmissionRow {
  readonly id: Id;
  readonly participationId: Id;
  readonly challengeId: Id;
  readonly advocateId: Id;
  readonly stage: number;
  readonly status: SubmissionStatus;
  readonly final: boolean;
  readonly text: string | null;
  readonly link: string | null;
  readonly fileIds: readonly Id[];
  readonly submittedAt: Date | null;
  readonly decisionNo: number;
  readonly version: number;
  /** what the stage is worth */
  readonly points: Points;
  /** the last decision; it may be one that took an earlier one back */
  readonly decision: DecisionRow | null;
}

/** A submission with its last decision in one row. */
export interface FlatSubmission extends Omit<SubmissionRow, 'decision'> {
  readonly kind: DecisionKind | null;
  readonly reason: DecisionReason | null;
  readonly message: string | null;
  readonly decisionFinal: boolean;
  readonly decidedAt: Date;
  readonly decidedBy: Id | null;
}

/** For a submission `s`, its participation `p`, the challenge's version `v`, the decision `d`. */
export const SUBMISSION_COLUMNS = `s.id, p.id AS "participationId", p.challenge_id AS "challengeId",
  p.advocate_id AS "advocateId", s.stage, s.status, s.final, s.text, s.link, s.file_ids AS "fileIds",
  s.submitted_at AS "submittedAt", s.decision_no AS "decisionNo", s.version,
  (v.definition -> 'stages' -> (s.stage - 1) ->> 'points')::bigint AS points,
  d.kind, d.reason_code AS reason, d.message, d.final AS "decisionFinal",
  d.decided_at AS "decidedAt", d.decided_by AS "decidedBy"`;

const SELECT = `
  SELECT ${SUBMISSION_COLUMNS}
    FROM submission s
    JOIN participation p ON p.program_id = s.program_id AND p.id = s.participation_id
    JOIN challenge_version v ON v.program_id = p.program_id AND v.challenge_id = p.challenge_id
         AND v.version = p.challenge_version
    LEFT JOIN decision d ON d.program_id = s.program_id AND d.submission_id = s.id
         AND d.decision_no = s.decision_no
   WHERE s.program_id = $1`;

export function submissionOf(flat: FlatSubmission): SubmissionRow {
  const { decisionNo, kind, reason, message, decisionFinal, decidedAt, decidedBy } = flat;
  return {
    id: flat.id,
    participationId: flat.participationId,
    challengeId: flat.challengeId,
    advocateId: flat.advocateId,
    stage: flat.stage,
    status: flat.status,
    final: flat.final,
    text: flat.text,
    link: flat.link,
    fileIds: flat.fileIds,
    submittedAt: flat.submittedAt,
    decisionNo,
    version: flat.version,
    points: flat.points,
    decision: kind && {
      decisionNo,
      kind,
      reason,
      message,
      final: decisionFinal,
      decidedAt,
      decidedBy,
    },
  };
}

export async function findSubmissions(tx: Tx, ids: readonly Id[]): Promise<Map<Id, SubmissionRow>> {
  const rows = await tx.query<FlatSubmission[]>(`${SELECT} AND s.id = ANY ($2::uuid[])`, [
    tx.programId,
    ids,
  ]);
  return new Map(rows.map((row) => [row.id, submissionOf(row)]));
}

/** What waits for a decision, the oldest first. Cursor keys: `[submitted at, id]`. */
export async function listApprovals(tx: Tx, page: PageRequest): Promise<Page<SubmissionRow>> {
  const values = new ListValues(tx.programId);
  const rows = await tx.query<FlatSubmission[]>(
    `${SELECT} AND s.status = 'SUBMITTED' ${values.behind(page, { 's.submitted_at': 'moment', 's.id': 'id' }, '>')}
     ORDER BY s.submitted_at, s.id ${values.limit(page)}`,
    values.all,
  );
  return pageOf(rows.map(submissionOf), page.first);
}

/** How many submissions wait, and since when the oldest does. */
export async function countApprovals(
  tx: Tx,
): Promise<{ waiting: number; oldestSubmittedAt: Date | null }> {
  const [row] = await tx.query<{ waiting: number; oldestSubmittedAt: Date | null }[]>(
    `SELECT count(*)::int AS waiting, min(submitted_at) AS "oldestSubmittedAt"
       FROM submission WHERE program_id = $1 AND status = 'SUBMITTED'`,
    [tx.programId],
  );
  return row ?? { waiting: 0, oldestSubmittedAt: null };
}

/** Whether a decision is still in force: checked before anybody is notified of it (R-C2). */
export async function isDecisionInForce(
  tx: Tx,
  submissionId: Id,
  decisionNo: number,
): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    'SELECT 1 FROM submission WHERE program_id = $1 AND id = $2 AND decision_no = $3',
    [tx.programId, submissionId, decisionNo],
  );
  return rows.length > 0;
}
