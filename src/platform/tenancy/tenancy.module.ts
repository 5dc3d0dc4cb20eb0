import { Module } from '@nestjs/common';
import { systemClock } from '../../kernel/clock.js';
import { CrossProgramDatabase, Database } from '../database/index.js';
import { ApiKeyReader } from './api-key-reader.js';
import { ProgramDirectory } from './program-directory.js';

/** Finds the programme of an address or key. Needs both databases, which are global. */
@Module({
  providers: [
    {
      provide: ProgramDirectory,
      inject: [CrossProgramDatabase],
      useFactory: (database: CrossProgramDatabase) => new ProgramDirectory(database, systemClock),
    },
    {
      provide: ApiKeyReader,
      inject: [Database],
      useFactory: (database: Database) => new ApiKeyReader(database),
    },
  ],
  exports: [ApiKeyReader, ProgramDirectory],
})
export class TenancyModule {}
