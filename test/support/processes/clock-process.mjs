// The product as a worker in a process of its own, so that a test can kill it. Arguments: database.
import { NestFactory } from '@nestjs/core';
import 'reflect-metadata';
import { AppModule, ENTITIES } from '../../../dist/server/app.module.js';
import { readConfig } from '../../../dist/server/platform/config/index.js';
import {
  CrossProgramDatabase,
  Database,
  makePool,
  openDataSource,
  poolOptions,
} from '../../../dist/server/platform/database/index.js';
import { openMailer } from '../../../dist/server/platform/mail/index.js';
import { makeLogger } from '../../../dist/server/platform/telemetry/index.js';

const [url, mode, home] = process.argv.slice(2);
const ignore = () => undefined;
const secret = 's'.repeat(40);
const config = { ...readConfig({ NODE_ENV: 'test', GOODTURN_HOME: home }), role: 'worker' };
const dataSource = await openDataSource({
  url,
  mode,
  role: 'goodturn_app',
  max: 5,
  entities: ENTITIES,
  onError: ignore,
});
const ground = {
  config,
  installation: {
    databaseUrl: url,
    mode,
    secrets: { session: secret, code: secret, hash: secret },
    release: () => Promise.resolve(),
  },
  logger: makeLogger('silent'),
  database: new Database(dataSource),
  crossProgram: new CrossProgramDatabase(
    makePool(poolOptions(url, mode, 'goodturn_jobs', 2), ignore),
  ),
  mailer: openMailer(config),
};
await NestFactory.createApplicationContext(AppModule.on(ground), { logger: false }).then((app) =>
  app.init(),
);
process.send?.('ready');
