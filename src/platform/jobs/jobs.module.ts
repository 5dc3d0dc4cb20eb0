import {
  Module,
  type BeforeApplicationShutdown,
  type DynamicModule,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { DiscoveryModule, DiscoveryService } from '@nestjs/core';
import { LOGGER, type Logger } from '../telemetry/index.js';
import { definedJobs, HandlerMark, type JobHandler } from './job-definition.js';
import { JobTable, matchHandlers, type FoundHandler } from './job-table.js';
import { JobWorkers } from './job-workers.js';
import { Jobs } from './jobs.js';
import { DEFAULT_TUNING, type JobsOptions } from './jobs-options.js';

/** Checks names in every role, before anything is opened; runs workers unless the role is `api`. */
class JobsLifecycle
  implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown
{
  constructor(
    private readonly role: JobsOptions['config']['role'],
    private readonly discovery: DiscoveryService,
    private readonly table: JobTable,
    private readonly jobs: Jobs,
    private readonly workers: JobWorkers,
  ) {}

  onModuleInit(): void {
    this.table.add(matchHandlers(definedJobs(), this.handlers()));
  }

  async onApplicationBootstrap(): Promise<void> {
    if (this.role !== 'api') await this.workers.start(definedJobs());
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.workers.drain();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.jobs.close();
  }

  private handlers(): FoundHandler[] {
    return this.discovery.getProviders({ metadataKey: HandlerMark.KEY }).flatMap((wrapper) => {
      const job = this.discovery.getMetadataByDecorator(HandlerMark, wrapper);
      return job === undefined ? [] : [{ job, handler: wrapper.instance as JobHandler<unknown> }];
    });
  }
}

/** Global: `Jobs` to enqueue and look after jobs; handlers are providers with `@HandlesJob`. */
@Module({})
export class JobsModule {
  /** Needs a global provider of `LOGGER`. The database must be migrated already. */
  static forRoot(options: JobsOptions): DynamicModule {
    const tuning = { ...DEFAULT_TUNING, ...options.tuning };
    return {
      module: JobsModule,
      global: true,
      imports: [DiscoveryModule],
      providers: [
        JobTable,
        {
          provide: Jobs,
          useFactory: (logger: Logger) => new Jobs(options, logger),
          inject: [LOGGER],
        },
        {
          provide: JobWorkers,
          useFactory: (jobs: Jobs, table: JobTable, logger: Logger) =>
            new JobWorkers(jobs, table, tuning, logger),
          inject: [Jobs, JobTable, LOGGER],
        },
        {
          provide: JobsLifecycle,
          useFactory: (
            discovery: DiscoveryService,
            table: JobTable,
            jobs: Jobs,
            workers: JobWorkers,
          ) => new JobsLifecycle(options.config.role, discovery, table, jobs, workers),
          inject: [DiscoveryService, JobTable, Jobs, JobWorkers],
        },
      ],
      exports: [Jobs, JobTable, JobWorkers],
    };
  }
}
