import { Injectable } from '@nestjs/common';
import {
  defineJob,
  HandlesJob,
  NO_PAYLOAD,
  type JobHandler,
  type JobRun,
  type NoPayload,
} from '../../platform/jobs/index.js';
import { FoldFigures } from './fold-figures.js';

/** A missed tick makes figures slower to read and no less exact. */
export const foldFigures = defineJob({
  name: 'fold-figures',
  queue: 'clock',
  schedule: { everyMs: 10_000 },
  payload: NO_PAYLOAD,
});

@Injectable()
@HandlesJob(foldFigures)
export class FoldFiguresJob implements JobHandler<NoPayload> {
  constructor(private readonly fold: FoldFigures) {}

  async handle(_payload: NoPayload, run: JobRun): Promise<{ folded: number }> {
    return { folded: await this.fold.foldFigures(run.stopping) };
  }
}
