import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import type { Answers } from './check-answers.rules.js';

export interface SurveyDraftRow {
  readonly version: number;
  readonly answers: Answers;
  readonly at: string | null;
  readonly savedAt: Date;
}

export interface DraftKey {
  readonly participationId: Id;
  readonly stage: number;
  readonly advocateId: Id;
}

/** The advocate's own draft; null where nothing is saved. */
export async function findSurveyDraft(
  tx: Tx,
  { participationId, stage, advocateId }: DraftKey,
): Promise<SurveyDraftRow | null> {
  const [row] = await tx.query<SurveyDraftRow[]>(
    `SELECT version, answers, stopped_at AS at, saved_at AS "savedAt" FROM survey_draft
      WHERE program_id = $1 AND participation_id = $2 AND stage = $3 AND advocate_id = $4`,
    [tx.programId, participationId, stage, advocateId],
  );
  return row ?? null;
}
