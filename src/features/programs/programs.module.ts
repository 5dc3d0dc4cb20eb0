import { Module } from '@nestjs/common';
import { ChangeProgramSettings } from './change-program-settings.js';
import { CreateProgram } from './create-program.js';
import { DeleteSampleProgram } from './delete-sample-program.js';
import { DeleteSampleProgramResolver } from './delete-sample-program.resolver.js';
import { ForgetProgram } from './forget-program.js';
import { ProgramResolver } from './program.resolver.js';

const VERBS = [ChangeProgramSettings, CreateProgram, DeleteSampleProgram, ForgetProgram];

@Module({
  providers: [...VERBS, ProgramResolver, DeleteSampleProgramResolver],
  exports: VERBS,
})
export class ProgramsModule {}
