import { Module } from '@nestjs/common';
import { ChangeProgramSettings } from './change-program-settings.js';
import { CreateProgram } from './create-program.js';

@Module({
  providers: [CreateProgram, ChangeProgramSettings],
  exports: [CreateProgram, ChangeProgramSettings],
})
export class ProgramsModule {}
