import { Injectable } from '@nestjs/common';
import {
  defineJob,
  HandlesJob,
  NO_PAYLOAD,
  type JobHandler,
} from '../../../platform/jobs/index.js';
import { CloseWindows } from './close-windows.js';

/** Starts the sweep of windows, which reads what is due: a missed run loses nothing. */
export const closeWindows = defineJob({
  name: 'close-windows',
  queue: 'clock',
  schedule: { everyMs: 30_000 },
  payload: NO_PAYLOAD,
});

@Injectable()
@HandlesJob(closeWindows)
export class CloseWindowsJob implements JobHandler<object> {
  constructor(private readonly closeWindows: CloseWindows) {}

  async handle(): Promise<{ closed: number }> {
    return { closed: await this.closeWindows.closeWindows() };
  }
}
