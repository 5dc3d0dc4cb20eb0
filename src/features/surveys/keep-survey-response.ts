import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { newId, type Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import type { Answers } from './check-answers.rules.js';

export interface NewSurveyResponse {
  readonly submissionId: Id;
  readonly participationId: Id;
  readonly advocateId: Id;
  readonly challengeId: Id;
  readonly challengeVersion: number;
  /** the stage, from 1 */
  readonly number: number;
  readonly answers: Answers;
  readonly fileIds: readonly Id[];
}

/** Stores checked answers, in place of earlier ones of the same stage; the draft is deleted. */
@Injectable()
export class KeepSurveyResponse {
  async keepSurveyResponse(tx: Tx, _actor: Actor, response: NewSurveyResponse): Promise<void> {
    await tx.query(
      `INSERT INTO survey_response (program_id, id, submission_id, advocate_id, challenge_id,
         challenge_version, stage, answers, file_ids, submitted_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       ON CONFLICT (program_id, submission_id) DO UPDATE SET answers = excluded.answers,
         file_ids = excluded.file_ids, submitted_at = excluded.submitted_at`,
      [
        tx.programId,
        newId(),
        response.submissionId,
        response.advocateId,
        response.challengeId,
        response.challengeVersion,
        response.number,
        JSON.stringify(response.answers),
        response.fileIds,
        tx.now,
      ],
    );
    await tx.query(
      'DELETE FROM survey_draft WHERE program_id = $1 AND participation_id = $2 AND stage = $3',
      [tx.programId, response.participationId, response.number],
    );
  }
}
