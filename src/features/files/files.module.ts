import { Module } from '@nestjs/common';
import { Pictures } from '../../platform/pictures/index.js';
import { AddFile } from './add-file.js';
import { ClearFiles } from './clear-files.js';
import { ClearFilesJob } from './clear-files.job.js';
import { CountUpload } from './count-upload.js';
import { ForgetUnusedFiles } from './forget-unused-files.js';
import { MarkHandedIn } from './mark-handed-in.js';

const VERBS = [AddFile, CountUpload, MarkHandedIn];

@Module({
  providers: [...VERBS, { provide: Pictures, useFactory: () => new Pictures() }],
  exports: [...VERBS, Pictures],
})
export class FilesModule {}

/** The daily job, for the whole product alone: it works across programmes. */
@Module({ providers: [ForgetUnusedFiles, ClearFiles, ClearFilesJob] })
export class ClearFilesModule {}
