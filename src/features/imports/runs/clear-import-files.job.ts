import { Inject, Injectable } from '@nestjs/common';
import { plusMs, systemClock } from '../../../kernel/clock.js';
import type { Id } from '../../../kernel/ids.js';
import { CrossProgramDatabase, Database } from '../../../platform/database/index.js';
import { FileStore } from '../../../platform/files/index.js';
import {
  defineJob,
  HandlesJob,
  NO_PAYLOAD,
  type JobHandler,
  type JobRun,
  type NoPayload,
} from '../../../platform/jobs/index.js';
import { LOGGER, type Logger } from '../../../platform/telemetry/index.js';
import { deleteParts } from './import-file-parts.js';
import { forgetTraces } from '../undo/index.js';
import { forgetRows } from './forget-rows.js';
import { KEPT_DAYS } from './import-run.rules.js';
import { LocalFiles } from './local-file.js';

export const clearImportFiles = defineJob({
  name: 'clear-import-files',
  queue: 'bulk',
  schedule: { everyMs: 24 * 3_600_000 },
  payload: NO_PAYLOAD,
});

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * R-A5: files of imports and their rows are personal data, and are kept for a while only; with them
 * goes what a run left, and by which it could be undone.
 */
@Injectable()
@HandlesJob(clearImportFiles)
export class ClearImportFilesJob implements JobHandler<NoPayload> {
  constructor(
    private readonly crossProgram: CrossProgramDatabase,
    private readonly database: Database,
    private readonly store: FileStore,
    private readonly files: LocalFiles,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async handle(_payload: NoPayload, run: JobRun): Promise<void> {
    const now = systemClock.now();
    const before = plusMs(now, -KEPT_DAYS * DAY_MS);
    const past = await this.crossProgram.query<{ id: Id; programId: Id }>(
      `SELECT id, program_id AS "programId" FROM import_run
        WHERE created_at < $1 AND state NOT IN ('WAITING', 'RUNNING')
          AND (task IS NULL OR task <> 'UNDO' OR state <> 'STOPPED')
          AND (part_ids <> '{}' OR findings IS NOT NULL OR traces > 0)`,
      [before],
    );
    for (const { id, programId } of past) {
      if (run.stopping.aborted) return;
      await this.forget(run, programId, id);
    }
    const left = await this.files.clear(now.getTime());
    if (past.length + left > 0) {
      this.logger.info({ runs: past.length, left }, 'Files of past imports were deleted');
    }
  }

  /** Rows first, then what names the bytes, then the bytes: `clear-files` finds what is left. */
  private async forget(run: JobRun, programId: Id, id: Id): Promise<void> {
    const actor = run.actor(programId);
    await forgetRows(this.database, actor, id);
    await forgetTraces(this.database, actor, id);
    const partIds = await this.database.write(actor, 'forgetImportFile', async (tx) => {
      const [rows] = await tx.query<[{ partIds: Id[] }[], number]>(
        `WITH past AS (
           SELECT id, part_ids FROM import_run WHERE program_id = $1 AND id = $2 FOR UPDATE
         )
         UPDATE import_run r SET part_ids = '{}', findings = NULL, traces = 0, undo_ahead = NULL
           FROM past
          WHERE r.program_id = $1 AND r.id = past.id RETURNING past.part_ids AS "partIds"`,
        [programId, id],
      );
      return rows[0]?.partIds ?? [];
    });
    await deleteParts(this.store, programId, partIds);
  }
}
