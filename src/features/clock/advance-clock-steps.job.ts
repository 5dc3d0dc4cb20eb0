import { Inject, Injectable } from '@nestjs/common';
import type { Id } from '../../kernel/ids.js';
import { CrossProgramDatabase } from '../../platform/database/index.js';
import {
  defineJob,
  HandlesJob,
  NO_PAYLOAD,
  type JobHandler,
  type JobRun,
  type NoPayload,
} from '../../platform/jobs/index.js';
import { describeError, LOGGER, type Logger } from '../../platform/telemetry/index.js';
import { ClockHold } from './clock-hold.js';
import { MoveClock } from './move-clock.js';

/** Continues moves whose worker died, or that no process began. */
export const advanceClockSteps = defineJob({
  name: 'advance-clock-steps',
  queue: 'bulk',
  schedule: { everyMs: 15_000 },
  payload: NO_PAYLOAD,
});

/** A move that still fails after this long is given up: the admin may request another. */
const GIVEN_UP_AFTER_S = 600;

interface RunningAdvance {
  readonly id: Id;
  readonly program_id: Id;
  readonly is_old: boolean;
}

@Injectable()
@HandlesJob(advanceClockSteps)
export class AdvanceClockStepsJob implements JobHandler<NoPayload> {
  constructor(
    private readonly database: CrossProgramDatabase,
    private readonly moveClock: MoveClock,
    private readonly clock: ClockHold,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Goes round until no advance is left that nobody moves, or until it is asked to stop. */
  async handle(_payload: NoPayload, run: JobRun): Promise<void> {
    let isMore = true;
    while (isMore && !run.stopping.aborted) {
      isMore = false;
      for (const advance of await this.running()) {
        if ((await this.goOn(advance, run)) === 'FURTHER') isMore = true;
      }
    }
  }

  private running(): Promise<RunningAdvance[]> {
    return this.database.query<RunningAdvance & object>(
      `SELECT a.id, a.program_id,
         a.created_at < clock_timestamp() - $1 * interval '1 s' AS is_old
       FROM clock_advance a JOIN program_state p ON p.program_id = a.program_id
       WHERE a.status = 'RUNNING'
         AND (p.clock_held_until IS NULL OR p.clock_held_until <= clock_timestamp())
       ORDER BY a.created_at`,
      [GIVEN_UP_AFTER_S],
    );
  }

  /** `FURTHER`: its turn was over before it got there. */
  private async goOn(advance: RunningAdvance, run: JobRun): Promise<'FURTHER' | 'ENDED'> {
    const actor = run.actor(advance.program_id);
    try {
      const turn = await this.moveClock.takeTurn(actor, advance.id, run);
      return turn === 'OVER' ? 'FURTHER' : 'ENDED';
    } catch (error) {
      const line = { program: advance.program_id, error: describeError(error) };
      this.logger.error(line, 'A clock could not be moved');
      if (advance.is_old) await this.clock.fail(actor, advance.id);
      return 'ENDED';
    }
  }
}
