import { Module } from '@nestjs/common';
import { ChangeProgramSettings } from './change-program-settings.js';
import { CreateProgram } from './create-program.js';
import { DeleteSampleProgram } from './delete-sample-program.js';
import { DeleteSampleProgramResolver } from './delete-sample-program.resolver.js';
import { ProgramResolver } from './program.resolver.js';
import { PurgePrograms } from './purge-programs.js';
import { PurgeProgramsJob } from './purge-programs.job.js';

const VERBS = [ChangeProgramSettings, CreateProgram, DeleteSampleProgram];

@Module({
  providers: [
    ...VERBS,
    PurgePrograms,
    PurgeProgramsJob,
    ProgramResolver,
    DeleteSampleProgramResolver,
  ],
  exports: [...VERBS, PurgePrograms],
})
export class ProgramsModule {}
