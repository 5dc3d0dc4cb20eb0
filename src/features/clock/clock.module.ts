import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { AdvanceClock } from './advance-clock.js';
import { AdvanceClockStepsJob } from './advance-clock-steps.job.js';
import { ClockHold } from './clock-hold.js';
import { ClockResolver } from './clock.resolver.js';
import { AllDueWork } from './due-work.js';
import { MoveClock } from './move-clock.js';
import { OnClockAdvanceRequested } from './on-clock-advance-requested.js';

const VERBS = [AdvanceClock, MoveClock];

@Module({
  imports: [DiscoveryModule],
  providers: [
    ...VERBS,
    AllDueWork,
    ClockHold,
    ClockResolver,
    AdvanceClockStepsJob,
    OnClockAdvanceRequested,
  ],
  exports: VERBS,
})
export class ClockModule {}
