import { Injectable } from '@nestjs/common';
import {
  defineJob,
  HandlesJob,
  NO_PAYLOAD,
  type JobHandler,
  type JobRun,
  type NoPayload,
} from '../../../platform/jobs/index.js';
import { RunSchedules } from './run-schedules.js';

/** Starts the sweep of challenges that open or end, which reads what is due: a missed run loses nothing. */
export const runSchedules = defineJob({
  name: 'run-schedules',
  queue: 'clock',
  schedule: { everyMs: 30_000 },
  payload: NO_PAYLOAD,
});

@Injectable()
@HandlesJob(runSchedules)
export class RunSchedulesJob implements JobHandler<NoPayload> {
  constructor(private readonly schedules: RunSchedules) {}

  async handle(_payload: NoPayload, run: JobRun): Promise<{ done: number }> {
    return { done: await this.schedules.runSchedules(run.stopping) };
  }
}
