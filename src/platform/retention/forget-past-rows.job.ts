import { Injectable } from '@nestjs/common';
import {
  defineJob,
  HandlesJob,
  NO_PAYLOAD,
  type JobHandler,
  type JobRun,
  type NoPayload,
} from '../jobs/index.js';
import { ForgetPastRows } from './forget-past-rows.js';

export const forgetPastRows = defineJob({
  name: 'forget-past-rows',
  queue: 'bulk',
  schedule: { everyMs: 24 * 3_600_000 },
  payload: NO_PAYLOAD,
});

@Injectable()
@HandlesJob(forgetPastRows)
export class ForgetPastRowsJob implements JobHandler<NoPayload> {
  constructor(private readonly past: ForgetPastRows) {}

  handle(_payload: NoPayload, run: JobRun): Promise<void> {
    return this.past.forgetPastRows(run.stopping);
  }
}
