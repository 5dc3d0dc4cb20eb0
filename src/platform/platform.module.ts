import { Global, Module, type DynamicModule } from '@nestjs/common';
import { CONFIG, SECRETS, type Config } from './config/index.js';
import { CrossProgramDatabase, Database } from './database/index.js';
import { FileStore, openFileStore } from './files/index.js';
import { CompiledQueries } from './graphql/index.js';
import type { Installation } from './installation/index.js';
import { MAILER, type OpenedMailer } from './mail/index.js';
import { Sweep } from './sweep/index.js';
import { LOGGER, type Logger } from './telemetry/index.js';

/** What a process opened before Nest: for every provider that needs it. */
export interface Ground {
  readonly config: Config;
  readonly installation: Installation;
  readonly logger: Logger;
  readonly database: Database;
  readonly crossProgram: CrossProgramDatabase;
  readonly mailer: OpenedMailer;
}

@Global()
@Module({})
export class PlatformModule {
  static on(ground: Ground): DynamicModule {
    const providers = [
      { provide: CONFIG, useValue: ground.config },
      { provide: SECRETS, useValue: ground.installation.secrets },
      { provide: LOGGER, useValue: ground.logger },
      { provide: Database, useValue: ground.database },
      { provide: CrossProgramDatabase, useValue: ground.crossProgram },
      { provide: MAILER, useValue: ground.mailer.mailer },
      { provide: FileStore, useValue: openFileStore(ground.config) },
      { provide: CompiledQueries, useClass: CompiledQueries },
      { provide: Sweep, useClass: Sweep },
    ];
    return { module: PlatformModule, providers, exports: providers.map(({ provide }) => provide) };
  }
}
