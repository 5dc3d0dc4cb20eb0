import { Injectable } from '@nestjs/common';
import {
  HandlesJob,
  type JobHandler,
  type JobRun,
  type NoPayload,
} from '../../platform/jobs/index.js';
import { defineSweep } from '../../platform/sweep/index.js';
import { ExpirePoints } from './expire-points.js';

export const expirePoints = defineSweep('expire-points', 60_000);

@Injectable()
@HandlesJob(expirePoints)
export class ExpirePointsJob implements JobHandler<NoPayload> {
  constructor(private readonly points: ExpirePoints) {}

  async handle(_payload: NoPayload, run: JobRun): Promise<{ done: number }> {
    return { done: await this.points.expirePoints(run) };
  }
}
