import { Injectable } from '@nestjs/common';
import {
  HandlesJob,
  type JobHandler,
  type JobRun,
  type NoPayload,
} from '../../../platform/jobs/index.js';
import { defineSweep } from '../../../platform/sweep/index.js';
import { EndBreaks } from './end-breaks.js';

export const endBreaks = defineSweep('end-breaks', 60_000);

@Injectable()
@HandlesJob(endBreaks)
export class EndBreaksJob implements JobHandler<NoPayload> {
  constructor(private readonly breaks: EndBreaks) {}

  async handle(_payload: NoPayload, run: JobRun): Promise<{ done: number }> {
    return { done: await this.breaks.endBreaks(run) };
  }
}
