// A worker process that can be killed. Its handlers write into the test's table `effect`; `linger`
// also stays busy for ever in the process that is told to. argv: JSON of { url, redisUrl, linger, lockMs }.
import 'reflect-metadata';
import { Global, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import { z } from 'zod';
import {
  CrossProgramDatabase,
  makePool,
  poolOptions,
} from '../../../dist/server/platform/database/index.js';
import {
  defineJob,
  HandlesJob,
  JobsModule,
  NO_PAYLOAD,
} from '../../../dist/server/platform/jobs/index.js';
import { defineEvent, OnEvent, OutboxModule } from '../../../dist/server/platform/outbox/index.js';
import { LOGGER } from '../../../dist/server/platform/telemetry/index.js';

const { url, redisUrl, linger, lockMs } = JSON.parse(process.argv[2]);
const effects = new pg.Pool({ connectionString: url, max: 2 });
const write = (key) =>
  effects.query('INSERT INTO effect (key, pid) VALUES ($1, $2)', [key, process.pid]);
const ignore = () => undefined;

const once = { attempts: 1, backoff: { kind: 'fixed', delayMs: 10 } };
const lingering = defineJob({ name: 'linger', queue: 'relay', retry: once, payload: NO_PAYLOAD });
const beat = defineJob({
  name: 'beat',
  queue: 'clock',
  retry: once,
  schedule: { everyMs: 200 },
  payload: NO_PAYLOAD,
});
const dealTold = defineEvent({
  name: 'deal.told',
  version: 1,
  audience: 'STAFF',
  payload: z.strictObject({}),
});

class Linger {
  async handle(_payload, run) {
    await write(`linger ${run.jobId}`);
    if (linger) await new Promise(() => setInterval(ignore, 1_000));
  }
}
HandlesJob(lingering)(Linger);

class Beat {
  handle() {
    return write('beat');
  }
}
HandlesJob(beat)(Beat);

class Listen {
  handle(event) {
    return write(`heard ${event.eventId}`);
  }
}
OnEvent(dealTold, 'listen')(Listen);

class Platform {}
const crossProgram = new CrossProgramDatabase(
  makePool(poolOptions(url, 'separated', 'goodturn_jobs', 2), ignore),
);
Global()(Platform);
Module({
  providers: [
    { provide: CrossProgramDatabase, useValue: crossProgram },
    { provide: LOGGER, useValue: { debug: ignore, info: ignore, warn: ignore, error: ignore } },
  ],
  exports: [CrossProgramDatabase, LOGGER],
})(Platform);

class App {}
const config = { role: 'worker', environment: 'test', redisUrl };
const tuning = { lockMs, stalledCheckMs: 500, sweepMs: 300 };
Module({
  imports: [
    Platform,
    JobsModule.forRoot({ config, database: { url, mode: 'separated' }, tuning }),
    OutboxModule.forRoot({ config, tuning: { tickMs: 50, leaseMs: 1_000 } }),
  ],
  providers: [Linger, Beat, Listen],
})(App);

await NestFactory.createApplicationContext(App, { logger: false });
process.send?.('ready');
