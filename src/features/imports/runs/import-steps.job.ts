import { Injectable } from '@nestjs/common';
import type { Id } from '../../../kernel/ids.js';
import { CrossProgramDatabase } from '../../../platform/database/index.js';
import {
  defineJob,
  HandlesJob,
  NO_PAYLOAD,
  type JobHandler,
  type JobRun,
  type NoPayload,
} from '../../../platform/jobs/index.js';
import { WorkImport } from './work-import.js';

/** Goes on with runs whose worker died or whose turn it is now, and tells of commands that died. */
export const importSteps = defineJob({
  name: 'import-steps',
  queue: 'imports',
  schedule: { everyMs: 15_000 },
  payload: NO_PAYLOAD,
});

@Injectable()
@HandlesJob(importSteps)
export class ImportStepsJob implements JobHandler<NoPayload> {
  constructor(
    private readonly database: CrossProgramDatabase,
    private readonly work: WorkImport,
  ) {}

  /** Who has had no turn yet comes first; a programme's own come one after the other. */
  async handle(_payload: NoPayload, run: JobRun): Promise<void> {
    const open = await this.database.query<{ id: Id; programId: Id }>(
      `SELECT r.id, r.program_id AS "programId" FROM import_run r
        WHERE r.state = 'RUNNING' OR r.state = 'WAITING' AND NOT EXISTS (
          SELECT FROM import_run o WHERE o.program_id = r.program_id AND o.state = 'RUNNING')
        ORDER BY r.begun_at NULLS FIRST, r.created_at, r.id`,
    );
    for (const { id, programId } of open) {
      if (run.stopping.aborted) return;
      await this.work.workImport(run.actor(programId), id, run.stopping);
    }
  }
}
