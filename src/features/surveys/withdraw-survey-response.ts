import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import type { Tx } from '../../platform/database/index.js';
import type { WithdrawnStage } from '../challenges/index.js';

/**
 * Answers that were taken back count nowhere and nobody of the staff reads them: they are the
 * advocate's draft again, unless nothing is handed in any more. Then nobody keeps them.
 */
@Injectable()
export class WithdrawSurveyResponse {
  async withdrawSurveyResponse(tx: Tx, _actor: Actor, withdrawn: WithdrawnStage): Promise<void> {
    const { submissionId, participationId, advocateId, number, takesMore } = withdrawn;
    if (takesMore) {
      await tx.query(
        `INSERT INTO survey_draft (program_id, participation_id, stage, advocate_id, answers,
           stopped_at, version, saved_at)
         SELECT $1, $3, $4, $5, answers, NULL, 1, $6 FROM survey_response
          WHERE program_id = $1 AND submission_id = $2
         ON CONFLICT (program_id, participation_id, stage) DO NOTHING`,
        [tx.programId, submissionId, participationId, number, advocateId, tx.now],
      );
    }
    await tx.query('DELETE FROM survey_response WHERE program_id = $1 AND submission_id = $2', [
      tx.programId,
      submissionId,
    ]);
  }
}
