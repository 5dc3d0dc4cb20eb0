import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import { OnEvent, type ConsumedEvent, type EventConsumer } from '../../platform/outbox/index.js';
import type { Id } from '../../kernel/ids.js';
import { challengeClosed, findEndedParticipations } from '../challenges/index.js';

type Payload = { challengeId: Id };

/** What somebody began to answer will never be handed in: nobody keeps it. */
@Injectable()
@OnEvent(challengeClosed, 'forget-survey-drafts')
export class OnChallengeClosedForgetDrafts implements EventConsumer<Payload> {
  constructor(private readonly database: Database) {}

  handle({ actor, payload }: ConsumedEvent<Payload>): Promise<void> {
    return this.database.write(actor, 'forgetSurveyDrafts', async (tx) => {
      const ended = await findEndedParticipations(tx, payload.challengeId);
      await tx.query(
        'DELETE FROM survey_draft WHERE program_id = $1 AND participation_id = ANY ($2::uuid[])',
        [tx.programId, ended],
      );
    });
  }
}
