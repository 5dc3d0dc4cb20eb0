import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/index.js';
import { TimelineModule } from '../timeline/index.js';
import { ApprovalResolver } from './approval.resolver.js';
import { ChallengeResolver } from './challenge.resolver.js';
import { DecideSubmission } from './decide-submission.js';
import { ParticipationResolver } from './participation.resolver.js';
import { PauseChallenge } from './pause-challenge.js';
import { PublishChallenge } from './publish-challenge.js';
import { SaveChallenge } from './save-challenge.js';
import { SettleParticipation } from './settle-participation.js';
import { StartChallenge } from './start-challenge.js';
import {
  AlreadyDecidedResolver,
  DecisionResolver,
  SubmissionResolver,
} from './submission.resolver.js';
import { SubmitStage } from './submit-stage.js';
import { TakeBackDecision } from './take-back-decision.js';
import { WriteDecision } from './write-decision.js';

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
