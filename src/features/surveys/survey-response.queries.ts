import type { Id } from '../../kernel/ids.js';
import { pageOf, type Page, type PageRequest } from '../../kernel/page.js';
import { ListValues, type Tx } from '../../platform/database/index.js';
import type { Answers } from './check-answers.rules.js';
import type { Survey } from './survey-definition.rules.js';
import { ANSWERED, type CellCounts } from './survey-results.rules.js';

export interface SurveyResponseRow {
  readonly id: Id;
  readonly submissionId: Id;
  readonly advocateId: Id;
  readonly challengeVersion: number;
  readonly answers: Answers;
  readonly fileIds: readonly Id[];
  readonly submittedAt: Date;
}

/** The answers of one version of a stage. */
export interface SurveyStage {
  readonly challengeId: Id;
  readonly stage: number;
  readonly version: number;
}

/** The people who answered a question, or chose one answer: the list behind a figure. */
export interface AnsweredSo {
  readonly question: string;
  readonly kind: string;
  /** as `cellsOf` names it */
  readonly cell: string;
}

const COLUMNS = `r.id, r.submission_id AS "submissionId", r.advocate_id AS "advocateId",
  r.challenge_version AS "challengeVersion", r.answers, r.file_ids AS "fileIds",
  r.submitted_at AS "submittedAt"`;

/** The newest first. Cursor keys: `[submitted at, id]`. */
export async function listSurveyResponses(
  tx: Tx,
  { challengeId, stage, version }: SurveyStage,
  so: AnsweredSo | null,
  page: PageRequest,
): Promise<Page<SurveyResponseRow>> {
  const values = new ListValues(tx.programId, challengeId, stage, version);
  const answered = so
    ? `AND ${values.put(so.cell)} IN
         (SELECT survey_cells(r.answers -> ${values.put(so.question)}, ${values.put(so.kind)}))`
    : '';
  const rows = await tx.query<SurveyResponseRow[]>(
    `SELECT ${COLUMNS} FROM survey_response r
      WHERE r.program_id = $1 AND r.challenge_id = $2 AND r.stage = $3 AND r.challenge_version = $4
            ${answered} ${values.behind(page, { 'r.submitted_at': 'moment', 'r.id': 'id' }, '<')}
      ORDER BY r.submitted_at DESC, r.id DESC ${values.limit(page)}`,
    values.all,
  );
  return pageOf(rows, page.first);
}

/** The answers by the submission that handed them in. */
export async function findResponsesBySubmission(
  tx: Tx,
  submissionIds: readonly Id[],
): Promise<Map<Id, SurveyResponseRow>> {
  const rows = await tx.query<SurveyResponseRow[]>(
    `SELECT ${COLUMNS} FROM survey_response r
      WHERE r.program_id = $1 AND r.submission_id = ANY ($2::uuid[])`,
    [tx.programId, submissionIds],
  );
  return new Map(rows.map((row) => [row.submissionId, row]));
}

/** How many people handed answers in, by version, the newest first. */
export function countSurveyResponses(
  tx: Tx,
  challengeId: Id,
  stage: number,
): Promise<{ version: number; completed: number }[]> {
  return tx.query(
    `SELECT challenge_version AS version, count(*)::int AS completed FROM survey_response
      WHERE program_id = $1 AND challenge_id = $2 AND stage = $3
      GROUP BY challenge_version ORDER BY challenge_version DESC`,
    [tx.programId, challengeId, stage],
  );
}

/** How many answers fell into each cell; a question that nobody answered has none. */
export async function countSurveyCells(
  tx: Tx,
  { challengeId, stage, version }: SurveyStage,
  survey: Survey,
): Promise<CellCounts> {
  const questions = survey.pages.flatMap((page) => page.questions);
  const kinds = Object.fromEntries(questions.map(({ id, kind }) => [id, kind]));
  const rows = await tx.query<{ question: string; cell: string; count: number }[]>(
    `SELECT a.key AS question, c.cell, count(*)::int AS count
       FROM survey_response r
      CROSS JOIN LATERAL jsonb_each(r.answers) AS a
      CROSS JOIN LATERAL survey_cells(a.value, $5::jsonb ->> a.key) AS c (cell)
      WHERE r.program_id = $1 AND r.challenge_id = $2 AND r.stage = $3 AND r.challenge_version = $4
      GROUP BY a.key, c.cell`,
    [tx.programId, challengeId, stage, version, JSON.stringify(kinds)],
  );
  const counts = new Map(questions.map(({ id }) => [id, new Map<string, number>()]));
  for (const { question, cell, count } of rows) counts.get(question)?.set(cell, count);
  return counts;
}

/** How many people answered, from the counts of one question. */
export function answeredOf(cells: ReadonlyMap<string, number>): number {
  return cells.get(ANSWERED) ?? 0;
}
