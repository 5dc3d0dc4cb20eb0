import { Module } from '@nestjs/common';
import { ChangeProgramSettings } from './change-program-settings.js';
import { CreateProgram } from './create-program.js';
import { ProgramResolver } from './program.resolver.js';

@Module({
  providers: [CreateProgram, ChangeProgramSettings, ProgramResolver],
  exports: [CreateProgram, ChangeProgramSettings],
})
export class ProgramsModule {}
