import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/index.js';
import { TimelineModule } from '../timeline/index.js';
import { DecideSubmission } from './decide-submission.js';
import { PauseChallenge } from './pause-challenge.js';
import { PublishChallenge } from './publish-challenge.js';
import { SaveChallenge } from './save-challenge.js';
import { SettleParticipation } from './settle-participation.js';
import { StartChallenge } from './start-challenge.js';
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

@Module({
  imports: [LedgerModule, TimelineModule],
  providers: [...VERBS, SettleParticipation, WriteDecision],
  exports: VERBS,
})
export class ChallengesModule {}
