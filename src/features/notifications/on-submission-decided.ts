import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import { OnEvent, type ConsumedEvent, type EventConsumer } from '../../platform/outbox/index.js';
import { decisionStands, decisionTakenBack, submissionDecided } from '../challenges/index.js';
import { TellAdvocate } from './tell-advocate.js';

interface OfDecision {
  readonly submissionId: string;
  readonly participationId: string;
  readonly advocateId: string;
  readonly decisionNo: number;
  readonly points: number;
}

/** A decision that was taken back in time is told to nobody (R-C2). */
@Injectable()
@OnEvent(submissionDecided, 'tell-advocate')
export class OnSubmissionDecided implements EventConsumer<OfDecision> {
  constructor(
    private readonly database: Database,
    private readonly tell: TellAdvocate,
  ) {}

  async handle({ actor, eventId, occurredAt, payload }: ConsumedEvent<OfDecision>): Promise<void> {
    const { submissionId, participationId, advocateId, decisionNo, points } = payload;
    await this.database.write(actor, 'tellAdvocate', async (tx) => {
      if (!(await decisionStands(tx, submissionId, decisionNo))) return;
      await this.tell.tellAdvocate(tx, actor, {
        eventId,
        advocateId,
        subjectKind: 'PARTICIPATION',
        subjectId: participationId,
        at: occurredAt,
        decisionNo,
        points,
      });
    });
  }
}

/** The payload's points were reversed: to the advocate they went. */
@Injectable()
@OnEvent(decisionTakenBack, 'tell-advocate')
export class OnDecisionTakenBack implements EventConsumer<OfDecision> {
  constructor(
    private readonly database: Database,
    private readonly tell: TellAdvocate,
  ) {}

  async handle({ actor, eventId, occurredAt, payload }: ConsumedEvent<OfDecision>): Promise<void> {
    await this.database.write(actor, 'tellAdvocate', (tx) =>
      this.tell.tellAdvocate(tx, actor, {
        eventId,
        advocateId: payload.advocateId,
        subjectKind: 'PARTICIPATION',
        subjectId: payload.participationId,
        at: occurredAt,
        decisionNo: payload.decisionNo,
        points: -payload.points,
      }),
    );
  }
}
