import { Injectable } from '@nestjs/common';
import { OnEvent } from '../../../platform/outbox/index.js';
import { TellsStaff, type AboutSubject } from '../../staff-notices/index.js';
import {
  decisionTakenBack,
  submissionDecided,
  submissionSubmitted,
  submissionWithdrawn,
} from '../define/index.js';
import { submissionToDecide } from '../take/index.js';

interface OfSubmission {
  readonly submissionId: string;
}

/** Every event that begins or ends its wait: whether it waits now, it says itself. */
@Injectable()
abstract class TellsOfSubmission extends TellsStaff<OfSubmission> {
  protected override about({ submissionId }: OfSubmission): AboutSubject[] {
    return [{ kind: submissionToDecide.kind, subjectId: submissionId }];
  }
}

@Injectable()
@OnEvent(submissionSubmitted, 'tell-staff')
export class OnSubmissionSubmittedTellStaff extends TellsOfSubmission {}

@Injectable()
@OnEvent(submissionWithdrawn, 'tell-staff')
export class OnSubmissionWithdrawnTellStaff extends TellsOfSubmission {}

@Injectable()
@OnEvent(submissionDecided, 'tell-staff')
export class OnSubmissionDecidedTellStaff extends TellsOfSubmission {}

@Injectable()
@OnEvent(decisionTakenBack, 'tell-staff')
export class OnDecisionTakenBackTellStaff extends TellsOfSubmission {}
