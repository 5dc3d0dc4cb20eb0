import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { InvalidInput, StaleVersion, type FieldProblem } from '../../platform/errors/index.js';
import { lockOpenStage } from '../challenges/index.js';
import { checkDraft, type Answers } from './check-answers.rules.js';
import { problemAt } from './judge-answers.js';
import { surveyOf } from './questions-kind.rules.js';
import type { Survey } from './survey-definition.rules.js';
import { findSurveyDraft } from './survey-draft.queries.js';

export interface SaveSurveyDraftInput {
  readonly participationId: Id;
  /** from 1 */
  readonly stage: number;
  readonly answers: unknown;
  /** the question where they stopped */
  readonly at?: string | null | undefined;
  /** of the draft that was read; 0 where there was none */
  readonly version: number;
}

/**
 * Keeps what an advocate has answered so far. With two devices at once, the later one gets
 * StaleVersion, and nothing is overwritten; the same draft sent again is saved already. Returns the
 * draft's version. Throws InvalidInput, StaleVersion, NotSubmittable, NotFound.
 */
@Injectable()
export class SaveSurveyDraft {
  async saveSurveyDraft(tx: Tx, actor: Actor, input: SaveSurveyDraftInput): Promise<number> {
    const { participationId, stage, version } = input;
    const { participation, definition } = await lockOpenStage(tx, actor, input);
    const draft = readDraft(surveyOf(definition), input);
    const stored = await findSurveyDraft(tx, { ...participation, participationId, stage });
    if ((stored?.version ?? 0) === version) {
      await write(tx, { participationId, advocateId: participation.advocateId, stage }, draft);
      return version + 1;
    }
    if (stored && isSame(stored, draft)) return stored.version;
    throw new StaleVersion('draft', stored?.version ?? 0);
  }
}

interface Draft {
  readonly answers: Answers;
  readonly at: string | null;
}

/** `survey` null: the stage has none. */
function readDraft(
  survey: Survey | null,
  { stage, answers, at = null }: SaveSurveyDraftInput,
): Draft {
  if (survey === null) {
    const message = `Stage ${String(stage)} asks no questions: hand its proof in.`;
    throw new InvalidInput([{ path: ['stage'], message }]);
  }
  const checked = checkDraft(survey, answers);
  const problems = [
    ...checked.problems.map(({ path, message }) => problemAt(path, message)),
    ...placeProblems(survey, at),
  ];
  if (problems.length > 0) throw new InvalidInput(problems);
  return { answers: checked.answers, at };
}

function placeProblems(survey: Survey, at: string | null): FieldProblem[] {
  const isThere = survey.pages.some(({ questions }) => questions.some(({ id }) => id === at));
  if (at === null || isThere) return [];
  return [{ path: ['at'], message: 'Name a question of this survey, or none.' }];
}

/** The participation is locked: nobody else writes its draft. */
async function write(
  tx: Tx,
  of: { participationId: Id; advocateId: Id; stage: number },
  { answers, at }: Draft,
): Promise<void> {
  await tx.query(
    `INSERT INTO survey_draft (program_id, participation_id, stage, advocate_id, answers,
       stopped_at, version, saved_at)
     VALUES ($1, $2, $3, $4, $5, $6, 1, $7)
     ON CONFLICT (program_id, participation_id, stage) DO UPDATE SET answers = excluded.answers,
       stopped_at = excluded.stopped_at, version = survey_draft.version + 1,
       saved_at = excluded.saved_at`,
    [
      tx.programId,
      of.participationId,
      of.stage,
      of.advocateId,
      JSON.stringify(answers),
      at,
      tx.now,
    ],
  );
}

/** Compares without regard to the order of the keys. */
function isSame(one: Draft, other: Draft): boolean {
  const sorted = ({ answers, at }: Draft): string =>
    JSON.stringify([at, Object.entries(answers).sort(([a], [b]) => (a < b ? -1 : 1))]);
  return sorted(one) === sorted(other);
}
