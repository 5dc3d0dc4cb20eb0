import { Injectable } from '@nestjs/common';
import {
  defineJob,
  HandlesJob,
  NO_PAYLOAD,
  type JobHandler,
  type JobRun,
  type NoPayload,
} from '../../platform/jobs/index.js';
import { PurgePrograms } from './purge-programs.js';

/** Looks for deletions that are not finished: no event, because the programme's outbox goes too. */
export const purgePrograms = defineJob({
  name: 'purge-programs',
  queue: 'bulk',
  schedule: { everyMs: 15_000 },
  payload: NO_PAYLOAD,
});

@Injectable()
@HandlesJob(purgePrograms)
export class PurgeProgramsJob implements JobHandler<NoPayload> {
  constructor(private readonly purge: PurgePrograms) {}

  handle(_payload: NoPayload, run: JobRun): Promise<void> {
    return this.purge.purgePrograms(run.stopping);
  }
}
