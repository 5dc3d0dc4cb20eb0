import { Injectable } from '@nestjs/common';
import type { Id } from '../../../kernel/ids.js';
import { Jobs, type JobRun } from '../../../platform/jobs/index.js';
import { OnEvent, type ConsumedEvent, type EventConsumer } from '../../../platform/outbox/index.js';
import { importRequested } from './import-run.events.js';
import { importSteps } from './import-steps.job.js';
import { WorkImport } from './work-import.js';

/**
 * Begins at once. Where another import has its turn, the sweep begins this one later; after one that
 * has ended it is called at once, for those that wait.
 */
@Injectable()
@OnEvent(importRequested, 'work-import', { queue: 'imports' })
export class OnImportRequested implements EventConsumer<{ runId: Id }> {
  constructor(
    private readonly work: WorkImport,
    private readonly jobs: Jobs,
  ) {}

  async handle({ actor, payload }: ConsumedEvent<{ runId: Id }>, run: JobRun): Promise<void> {
    const worked = await this.work.workImport(actor, payload.runId, run.stopping);
    if (worked !== 'BUSY') await this.jobs.enqueue(importSteps, {});
  }
}
