import { Inject, Injectable } from '@nestjs/common';
import type { Id } from '../../kernel/ids.js';
import { ProgramDirectory } from '../../platform/tenancy/index.js';
import { MAILER, type Mailer } from '../../platform/mail/index.js';
import { FilesUnavailable, FileStore } from '../../platform/files/index.js';
import { describeError, LOGGER, type Logger } from '../../platform/telemetry/index.js';

/** Deletes what is kept of a deleted programme outside the tables: its address, files and mails. */
@Injectable()
export class ForgetProgram {
  constructor(
    private readonly directory: ProgramDirectory,
    private readonly files: FileStore,
    @Inject(MAILER) private readonly mailer: Mailer,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async forgetProgram(programId: Id, slug: string): Promise<void> {
    this.directory.forget(slug);
    await this.forgetFiles(programId);
    await this.mailer.forget?.(programId);
  }

  /** A failure with its files stops nothing: nobody can read them any more. */
  private async forgetFiles(programId: Id): Promise<void> {
    try {
      await this.files.deleteProgram(programId);
    } catch (error) {
      if (!(error instanceof FilesUnavailable)) throw error;
      this.logger.error(
        { programId, error: describeError(error) },
        `${error.message} Files of a deleted programme are left: npm run cli -- files check --remove`,
      );
    }
  }
}
