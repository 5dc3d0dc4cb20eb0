import { Injectable } from '@nestjs/common';
import {
  HandlesJob,
  type JobHandler,
  type JobRun,
  type NoPayload,
} from '../../../platform/jobs/index.js';
import { defineSweep } from '../../../platform/sweep/index.js';
import { RunSchedules } from './run-schedules.js';

export const runSchedules = defineSweep('run-schedules', 30_000);

@Injectable()
@HandlesJob(runSchedules)
export class RunSchedulesJob implements JobHandler<NoPayload> {
  constructor(private readonly schedules: RunSchedules) {}

  async handle(_payload: NoPayload, run: JobRun): Promise<{ done: number }> {
    return { done: await this.schedules.runSchedules(run) };
  }
}
