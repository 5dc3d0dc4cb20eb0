import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/index.js';
import { OnEvent } from '../../../platform/outbox/index.js';
import { NotifiesAdvocate, type NoticeContent } from '../../notifications/index.js';
import { decisionTakenBack, submissionDecided, type OfDecision } from '../define/index.js';
import { isDecisionInForce, participationSubject } from '../take/index.js';
import './submission.notices.js';

/** Nobody is notified of a decision that was taken back in time (R-C2). */
@Injectable()
@OnEvent(submissionDecided, 'notify-advocate')
export class OnSubmissionDecided extends NotifiesAdvocate<OfDecision> {
  protected override async noticeOf(payload: OfDecision, tx: Tx): Promise<NoticeContent | null> {
    const { submissionId, participationId: subjectId, decisionNo, points } = payload;
    if (!(await isDecisionInForce(tx, submissionId, decisionNo))) return null;
    return { subjectKind: participationSubject.kind, subjectId, decisionNo, points };
  }
}

/** The payload's points were reversed: for the advocate they are negative. */
@Injectable()
@OnEvent(decisionTakenBack, 'notify-advocate')
export class OnDecisionTakenBack extends NotifiesAdvocate<OfDecision> {
  protected override noticeOf({ participationId, decisionNo, points }: OfDecision): NoticeContent {
    const subject = { subjectKind: participationSubject.kind, subjectId: participationId };
    return { ...subject, decisionNo, points: -points };
  }
}
