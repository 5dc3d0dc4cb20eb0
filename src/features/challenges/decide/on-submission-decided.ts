import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/index.js';
import { OnEvent } from '../../../platform/outbox/index.js';
import { TellsAdvocate, type ToldOfEvent } from '../../notifications/index.js';
import { decisionTakenBack, submissionDecided, type OfDecision } from '../define/index.js';
import { decisionStands, participationSubject } from '../take/index.js';
import './submission.notices.js';

/** A decision that was taken back in time is told to nobody (R-C2). */
@Injectable()
@OnEvent(submissionDecided, 'tell-advocate')
export class OnSubmissionDecided extends TellsAdvocate<OfDecision> {
  protected override async toldBy(payload: OfDecision, tx: Tx): Promise<ToldOfEvent | null> {
    const { submissionId, participationId: subjectId, decisionNo, points } = payload;
    if (!(await decisionStands(tx, submissionId, decisionNo))) return null;
    return { subjectKind: participationSubject.kind, subjectId, decisionNo, points };
  }
}

/** The payload's points were reversed: to the advocate they went. */
@Injectable()
@OnEvent(decisionTakenBack, 'tell-advocate')
export class OnDecisionTakenBack extends TellsAdvocate<OfDecision> {
  protected override toldBy({ participationId, decisionNo, points }: OfDecision): ToldOfEvent {
    const subject = { subjectKind: participationSubject.kind, subjectId: participationId };
    return { ...subject, decisionNo, points: -points };
  }
}
