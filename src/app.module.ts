import { Module, type DynamicModule } from '@nestjs/common';
import { AdvocatesModule } from './features/advocates/index.js';
import { ProgramsModule } from './features/programs/index.js';
import { AuthModule } from './platform/auth/index.js';
import type { EntityClass } from './platform/database/index.js';
import { graphqlModule, IDENTIFIER, type AccessTable } from './platform/graphql/index.js';
import { JobsModule } from './platform/jobs/index.js';
import { OutboxModule } from './platform/outbox/index.js';
import { PlatformModule, type Ground } from './platform/platform.module.js';

/** The only list of features, from the ground up; architecture.js says which may use which. */
const FEATURES = [ProgramsModule, AdvocatesModule];
const ACCESS: AccessTable[] = [];
export const ENTITIES: EntityClass[] = [];

@Module({})
export class AppModule {
  static on(ground: Ground): DynamicModule {
    const { config, installation } = ground;
    const database = { url: installation.databaseUrl, mode: installation.mode };
    return {
      module: AppModule,
      imports: [
        PlatformModule.on(ground),
        JobsModule.forRoot({ config, database }),
        OutboxModule.forRoot({ config }),
        AuthModule.with({
          databaseUrl: installation.databaseUrl,
          mode: installation.mode,
          publicUrl: config.publicUrl,
          secrets: installation.secrets,
        }),
        graphqlModule(ACCESS),
        ...FEATURES,
      ],
    };
  }
}
