import { Injectable } from '@nestjs/common';
import type { Id } from '../../kernel/ids.js';
import type { JobRun } from '../../platform/jobs/index.js';
import { OnEvent, type ConsumedEvent, type EventConsumer } from '../../platform/outbox/index.js';
import { clockAdvanceAsked } from './clock.events.js';
import { MoveClock } from './move-clock.js';

/** Sets out at once; where that fails the sweep goes on. */
@Injectable()
@OnEvent(clockAdvanceAsked, 'move-clock')
export class OnClockAdvanceAsked implements EventConsumer<{ advanceId: Id }> {
  constructor(private readonly moveClock: MoveClock) {}

  async handle(
    { actor, payload }: ConsumedEvent<{ advanceId: Id }>,
    run: JobRun,
  ): Promise<boolean> {
    return this.moveClock.execute(actor, payload.advanceId, run);
  }
}
