import { Module } from '@nestjs/common';
import { ForgetPastRows } from './forget-past-rows.js';
import { ForgetPastRowsJob } from './forget-past-rows.job.js';

/** The daily job. Needs global providers of `CrossProgramDatabase`, `CONFIG` and `LOGGER`. */
@Module({ providers: [ForgetPastRows, ForgetPastRowsJob], exports: [ForgetPastRows] })
export class RetentionModule {}
