import { Module, type OnModuleInit } from '@nestjs/common';
import { DiscoveryModule, DiscoveryService } from '@nestjs/core';
import { FilesModule } from '../files/index.js';
import { LedgerModule } from '../ledger/index.js';
import { NotifyAdvocateModule } from '../notifications/index.js';
import { TellStaffModule } from '../staff-notices/index.js';
import { TimelineModule } from '../timeline/index.js';
import {
  ApprovalResolver,
  ChallengeLifeResolver,
  ChallengeResolver,
  ChallengeScheduleResolver,
  ParticipationResolver,
  AlreadyDecidedResolver,
  DecisionResolver,
  SubmissionResolver,
} from './api/index.js';
import {
  ApproveAtOnce,
  LimitMergesBySubmissions,
  DecideSubmission,
  OnDecisionTakenBack,
  OnDecisionTakenBackTellStaff,
  OnSubmissionDecided,
  OnSubmissionDecidedTellStaff,
  OnSubmissionSubmittedTellStaff,
  OnSubmissionWithdrawnTellStaff,
  SettleParticipation,
  TakeBackDecision,
  AnnounceDecision,
  WriteDecision,
} from './decide/index.js';
import { PauseChallenge, PublishChallenge, SaveChallenge } from './define/index.js';
import {
  AbandonParticipation,
  SubmitStage,
  WithdrawSubmission,
  WithdrawWaiting,
} from './hand-in/index.js';
import { JudgeProof } from './proof/index.js';
import { definedStageKinds, findStageHandlers, StageHandlers } from './stages/index.js';
import {
  ExtendChallenge,
  KeepSchedule,
  RunSchedules,
  RunSchedulesJob,
  UnscheduleChallenge,
} from './schedule/index.js';
import { ArchiveChallenge, CloseChallenge, EndChallenge, StartChallenge } from './take/index.js';

const VERBS = [
  SaveChallenge,
  PublishChallenge,
  UnscheduleChallenge,
  PauseChallenge,
  ExtendChallenge,
  KeepSchedule,
  CloseChallenge,
  ArchiveChallenge,
  StartChallenge,
  SubmitStage,
  WithdrawSubmission,
  AbandonParticipation,
  DecideSubmission,
  TakeBackDecision,
];

const EDGES = [
  OnDecisionTakenBack,
  OnDecisionTakenBackTellStaff,
  OnSubmissionDecided,
  OnSubmissionDecidedTellStaff,
  OnSubmissionSubmittedTellStaff,
  OnSubmissionWithdrawnTellStaff,
  RunSchedulesJob,
  ChallengeLifeResolver,
  ChallengeResolver,
  ChallengeScheduleResolver,
  ParticipationResolver,
  ApprovalResolver,
  SubmissionResolver,
  DecisionResolver,
  AlreadyDecidedResolver,
];

const PARTS = [
  SettleParticipation,
  WriteDecision,
  AnnounceDecision,
  ApproveAtOnce,
  LimitMergesBySubmissions,
  WithdrawWaiting,
  EndChallenge,
  RunSchedules,
  JudgeProof,
];

/** Every kind of stage has its handler before the first request. */
@Module({
  imports: [
    DiscoveryModule,
    FilesModule,
    LedgerModule,
    NotifyAdvocateModule,
    TellStaffModule,
    TimelineModule,
  ],
  providers: [...VERBS, ...PARTS, StageHandlers, ...EDGES],
  exports: [...VERBS, StageHandlers],
})
export class ChallengesModule implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly stageHandlers: StageHandlers,
  ) {}

  onModuleInit(): void {
    this.stageHandlers.match(definedStageKinds(), findStageHandlers(this.discovery));
  }
}
