import { Injectable } from '@nestjs/common';
import {
  defineJob,
  HandlesJob,
  NO_PAYLOAD,
  type JobHandler,
  type JobRun,
} from '../../../platform/jobs/index.js';
import { EndBreaks } from './end-breaks.js';

/** Starts the sweep of breaks, which reads what is due: a missed run loses nothing. */
export const endBreaks = defineJob({
  name: 'end-breaks',
  queue: 'clock',
  schedule: { everyMs: 60_000 },
  payload: NO_PAYLOAD,
});

@Injectable()
@HandlesJob(endBreaks)
export class EndBreaksJob implements JobHandler<object> {
  constructor(private readonly endBreaks: EndBreaks) {}

  async handle(_payload: object, run: JobRun): Promise<{ ended: number }> {
    return { ended: await this.endBreaks.endBreaks((programId) => run.actor(programId)) };
  }
}
