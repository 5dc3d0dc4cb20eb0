import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import 'reflect-metadata';
import { AppModule, ENTITIES } from '../../../src/app.module.js';
import { readConfig, type Config } from '../../../src/platform/config/index.js';
import { openMailer, type OpenedMailer } from '../../../src/platform/mail/index.js';
import { makeLogger, NestLogger } from '../../../src/platform/telemetry/index.js';
import { openTestDatabase, type TestDatabase } from '../database/test-database.js';

/** The whole product in one process, on a database and a home of its own; nothing listens. */
export interface TestApp {
  readonly app: INestApplicationContext;
  readonly test: TestDatabase;
  readonly mailer: OpenedMailer;
  readonly home: string;
  close(): Promise<void>;
}

const SECRETS = { session: 's'.repeat(40), code: 'c'.repeat(40), hash: 'h'.repeat(40) };

/** `api` runs no jobs and relays nothing: what a test does not do itself does not happen. */
export async function openTestApp(
  role: Config['role'] = 'api',
  redisUrl: string | null = null,
): Promise<TestApp> {
  const test = await openTestDatabase(ENTITIES);
  const home = await mkdtemp(join(tmpdir(), 'goodturn-app-'));
  const config: Config = {
    ...readConfig({ NODE_ENV: 'test', GOODTURN_HOME: home, LOG_LEVEL: 'silent' }),
    role,
    redisUrl,
  };
  const logger = makeLogger('silent');
  const mailer = openMailer(config);
  const { url: databaseUrl, mode, database, crossProgram } = test;
  const release = (): Promise<void> => Promise.resolve();
  const installation = { databaseUrl, mode, secrets: SECRETS, release };
  const app = await NestFactory.createApplicationContext(
    AppModule.on({ config, installation, logger, database, crossProgram, mailer }),
    { logger: new NestLogger(logger), abortOnError: false },
  );
  return {
    app,
    test,
    mailer,
    home,
    async close() {
      await app.close();
      await mailer.close();
      await test.close();
      await rm(home, { recursive: true });
    },
  };
}
