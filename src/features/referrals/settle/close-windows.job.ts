import { Injectable } from '@nestjs/common';
import { HandlesJob, type JobHandler, type NoPayload } from '../../../platform/jobs/index.js';
import { defineSweep } from '../../../platform/sweep/index.js';
import { CloseWindows } from './close-windows.js';

export const closeWindows = defineSweep('close-windows', 30_000);

@Injectable()
@HandlesJob(closeWindows)
export class CloseWindowsJob implements JobHandler<NoPayload> {
  constructor(private readonly closeWindows: CloseWindows) {}

  async handle(): Promise<{ closed: number }> {
    return { closed: await this.closeWindows.closeWindows() };
  }
}
