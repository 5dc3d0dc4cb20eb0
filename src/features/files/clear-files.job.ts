import { Inject, Injectable } from '@nestjs/common';
import {
  defineJob,
  HandlesJob,
  NO_PAYLOAD,
  type JobHandler,
  type JobRun,
  type NoPayload,
} from '../../platform/jobs/index.js';
import { LOGGER, type Logger } from '../../platform/telemetry/index.js';
import { ClearFiles } from './clear-files.js';

export const clearFiles = defineJob({
  name: 'clear-files',
  queue: 'bulk',
  schedule: { everyMs: 24 * 3_600_000 },
  payload: NO_PAYLOAD,
});

@Injectable()
@HandlesJob(clearFiles)
export class ClearFilesJob implements JobHandler<NoPayload> {
  constructor(
    private readonly files: ClearFiles,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async handle(_payload: NoPayload, run: JobRun): Promise<void> {
    const { unused, left, suspect } = await this.files.clearFiles(run);
    if (suspect) {
      this.logger.error(
        { left },
        'More files have no row than have one: is this the right database? Nothing was deleted. See `files check`, and `files check --remove` where they may go',
      );
    } else if (unused + left > 0) {
      this.logger.info({ unused, left }, 'Files that nobody uses were deleted');
    }
  }
}
