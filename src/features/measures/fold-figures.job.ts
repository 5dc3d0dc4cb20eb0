import { Injectable } from '@nestjs/common';
import {
  HandlesJob,
  type JobHandler,
  type JobRun,
  type NoPayload,
} from '../../platform/jobs/index.js';
import { defineSweep } from '../../platform/sweep/index.js';
import { FoldFigures } from './fold-figures.js';

/** A missed run makes figures slower to read and no less exact. */
export const foldFigures = defineSweep('fold-figures', 10_000);

@Injectable()
@HandlesJob(foldFigures)
export class FoldFiguresJob implements JobHandler<NoPayload> {
  constructor(private readonly figures: FoldFigures) {}

  async handle(_payload: NoPayload, run: JobRun): Promise<{ done: number }> {
    return { done: await this.figures.foldFigures(run.stopping) };
  }
}
