import { Injectable } from '@nestjs/common';
import type { Id } from '../../kernel/ids.js';
import { Jobs, type JobRun } from '../../platform/jobs/index.js';
import { OnEvent, type ConsumedEvent, type EventConsumer } from '../../platform/outbox/index.js';
import { advanceClockSteps } from './advance-clock-steps.job.js';
import { clockAdvanceRequested } from './clock.events.js';
import { MoveClock } from './move-clock.js';

/** Begins at once; where that fails, or takes longer than one turn, the sweep continues. */
@Injectable()
@OnEvent(clockAdvanceRequested, 'move-clock', { queue: 'bulk' })
export class OnClockAdvanceRequested implements EventConsumer<{ advanceId: Id }> {
  constructor(
    private readonly moveClock: MoveClock,
    private readonly jobs: Jobs,
  ) {}

  async handle({ actor, payload }: ConsumedEvent<{ advanceId: Id }>, run: JobRun): Promise<void> {
    const turn = await this.moveClock.takeTurn(actor, payload.advanceId, run);
    if (turn === 'OVER') await this.jobs.enqueue(advanceClockSteps, {});
  }
}
