import { Module } from '@nestjs/common';
import { FilesModule } from '../files/index.js';
import { ReferralsModule } from '../referrals/index.js';
import { AdvanceClock } from './advance-clock.js';
import { AdvanceClockStepsJob } from './advance-clock-steps.job.js';
import { ClockHold } from './clock-hold.js';
import { ClockResolver } from './clock.resolver.js';
import { DeleteSampleProgram } from './delete-sample-program.js';
import { ForgetProgram } from './forget-program.js';
import { MoveClock } from './move-clock.js';
import { OnClockAdvanceAsked } from './on-clock-advance-asked.js';

const VERBS = [AdvanceClock, DeleteSampleProgram, ForgetProgram, MoveClock];

@Module({
  imports: [FilesModule, ReferralsModule],
  providers: [...VERBS, ClockHold, ClockResolver, AdvanceClockStepsJob, OnClockAdvanceAsked],
  exports: VERBS,
})
export class ClockModule {}
