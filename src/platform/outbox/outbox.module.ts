import {
  Module,
  type BeforeApplicationShutdown,
  type DynamicModule,
  type OnApplicationBootstrap,
  type OnModuleInit,
} from '@nestjs/common';
import { DiscoveryModule, DiscoveryService } from '@nestjs/core';
import type { Config } from '../config/index.js';
import { CrossProgramDatabase } from '../database/index.js';
import { Jobs, JobTable, JobWorkers } from '../jobs/index.js';
import { LOGGER, type Logger } from '../telemetry/index.js';
import { Consumers, findConsumers } from './consumers.js';
import { definedEvents } from './event-definition.js';
import { OrderedDelivery } from './ordered-delivery.js';
import { DEFAULT_RELAY_TUNING, OutboxRelay, type RelayTuning } from './outbox-relay.js';
import { Outbox } from './outbox.js';
import './sent-events.retention.js';
import { RelayBell } from './relay-bell.js';

export interface OutboxOptions {
  readonly config: Pick<Config, 'role'>;
  readonly tuning?: Partial<RelayTuning>;
}

/** Checks events and consumers in every role; relays unless the role is `api`. */
class OutboxLifecycle implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown {
  private consumers: Consumers | null = null;

  constructor(
    private readonly role: Config['role'],
    private readonly discovery: DiscoveryService,
    private readonly table: JobTable,
    private readonly workers: JobWorkers,
    private readonly relay: OutboxRelay,
  ) {}

  onModuleInit(): void {
    this.consumers = Consumers.match(definedEvents(), findConsumers(this.discovery));
    this.table.add(this.consumers.runners);
    this.workers.onLoss((loss) => this.relay.resend(loss));
  }

  onApplicationBootstrap(): void {
    if (this.role !== 'api' && this.consumers !== null) this.relay.start(this.consumers);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.relay.stop();
  }
}

/**
 * Global: `Outbox` for verbs, `OrderedDelivery` for the code that moves a clock; consumers are
 * providers with `@OnEvent`.
 */
@Module({})
export class OutboxModule {
  /** Needs `JobsModule` and global providers of `CrossProgramDatabase` and `LOGGER`. */
  static forRoot({ config, tuning }: OutboxOptions): DynamicModule {
    const relayTuning = { ...DEFAULT_RELAY_TUNING, ...tuning };
    return {
      module: OutboxModule,
      global: true,
      imports: [DiscoveryModule],
      providers: [
        RelayBell,
        {
          provide: OrderedDelivery,
          useFactory: (
            database: CrossProgramDatabase,
            jobs: Jobs,
            discovery: DiscoveryService,
            logger: Logger,
          ) => new OrderedDelivery(database, jobs, discovery, logger),
          inject: [CrossProgramDatabase, Jobs, DiscoveryService, LOGGER],
        },
        {
          provide: Outbox,
          useFactory: (bell: RelayBell) => new Outbox(bell),
          inject: [RelayBell],
        },
        {
          provide: OutboxRelay,
          useFactory: (
            database: CrossProgramDatabase,
            jobs: Jobs,
            bell: RelayBell,
            logger: Logger,
          ) => new OutboxRelay(database, jobs, bell, logger, relayTuning),
          inject: [CrossProgramDatabase, Jobs, RelayBell, LOGGER],
        },
        {
          provide: OutboxLifecycle,
          useFactory: (
            discovery: DiscoveryService,
            table: JobTable,
            workers: JobWorkers,
            relay: OutboxRelay,
          ) => new OutboxLifecycle(config.role, discovery, table, workers, relay),
          inject: [DiscoveryService, JobTable, JobWorkers, OutboxRelay],
        },
      ],
      exports: [Outbox, OrderedDelivery],
    };
  }
}
