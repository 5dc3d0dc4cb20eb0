import { Global, Module, type DynamicModule, type Provider } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { CrossProgramDatabase } from '../../../src/platform/database/index.js';
import { JobsModule, type JobsOptions } from '../../../src/platform/jobs/index.js';
import { LOGGER, type Logger } from '../../../src/platform/telemetry/index.js';
import type { TestDatabase } from '../database/test-database.js';

/** Keeps its lines, so that a test can read them. */
export class TestLog implements Logger {
  readonly lines: { level: string; message: string; fields: Readonly<Record<string, unknown>> }[] =
    [];

  readonly debug = this.write('debug');
  readonly info = this.write('info');
  readonly warn = this.write('warn');
  readonly error = this.write('error');

  private write(level: string): Logger['info'] {
    return (fields, message) => {
      this.lines.push({ level, message, fields });
    };
  }
}

export interface JobAppOptions {
  readonly test: TestDatabase;
  readonly redisUrl: string | null;
  readonly providers: Provider[];
  readonly role?: 'all' | 'api' | 'worker';
  readonly environment?: 'test' | 'production';
  readonly tuning?: JobsOptions['tuning'];
  readonly imports?: DynamicModule[];
  readonly log?: TestLog;
}

export function jobsOptionsOf(options: Omit<JobAppOptions, 'providers'>): JobsOptions {
  return {
    config: {
      role: options.role ?? 'all',
      environment: options.environment ?? 'test',
      redisUrl: options.redisUrl,
    },
    database: { url: options.test.url, mode: options.test.mode },
    ...(options.tuning ? { tuning: options.tuning } : {}),
  };
}

/** A process with jobs and, through `imports`, an outbox; not yet started (`init`). */
export async function jobApp(options: JobAppOptions): Promise<TestingModule> {
  @Global()
  @Module({
    providers: [
      { provide: LOGGER, useValue: options.log ?? new TestLog() },
      { provide: CrossProgramDatabase, useValue: options.test.crossProgram },
    ],
    exports: [LOGGER, CrossProgramDatabase],
  })
  class PlatformModule {}

  return Test.createTestingModule({
    imports: [
      PlatformModule,
      JobsModule.forRoot(jobsOptionsOf(options)),
      ...(options.imports ?? []),
    ],
    providers: options.providers,
  }).compile();
}
