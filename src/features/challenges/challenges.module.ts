import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/index.js';
import { TimelineModule } from '../timeline/index.js';
import {
  ApprovalResolver,
  ChallengeResolver,
  ParticipationResolver,
  AlreadyDecidedResolver,
  DecisionResolver,
  SubmissionResolver,
} from './api/index.js';
import {
  DecideSubmission,
  SettleParticipation,
  TakeBackDecision,
  WriteDecision,
} from './decide/index.js';
import { PauseChallenge, PublishChallenge, SaveChallenge } from './define/index.js';
import { StartChallenge, SubmitStage } from './take/index.js';

const VERBS = [
  SaveChallenge,
  PublishChallenge,
  PauseChallenge,
  StartChallenge,
  SubmitStage,
  DecideSubmission,
  TakeBackDecision,
];

const RESOLVERS = [
  ChallengeResolver,
  ParticipationResolver,
  ApprovalResolver,
  SubmissionResolver,
  DecisionResolver,
  AlreadyDecidedResolver,
];

@Module({
  imports: [LedgerModule, TimelineModule],
  providers: [...VERBS, SettleParticipation, WriteDecision, ...RESOLVERS],
  exports: VERBS,
})
export class ChallengesModule {}
