import { Inject, Injectable } from '@nestjs/common';
import type { Id } from '../../kernel/ids.js';
import { ProgramDirectory } from '../../platform/tenancy/index.js';
import { MAILER, type Mailer } from '../../platform/mail/index.js';
import { FileStore } from '../../platform/files/index.js';

/** Forgets what is kept of a deleted programme outside the tables: its address, files and mails. */
@Injectable()
export class ForgetProgram {
  constructor(
    private readonly directory: ProgramDirectory,
    private readonly files: FileStore,
    @Inject(MAILER) private readonly mailer: Mailer,
  ) {}

  async forgetProgram(programId: Id, slug: string): Promise<void> {
    this.directory.forget(slug);
    await this.files.deleteProgram(programId);
    await this.mailer.forget?.(programId);
  }
}
