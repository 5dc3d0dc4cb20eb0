import type { DatabaseServer } from './platform/installation/index.js';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import 'reflect-metadata';
import { AppModule } from './app.module.js';
import { findStoredStageKinds, StageHandlers } from './features/challenges/index.js';
import { serveChecks } from './checks.js';
import { seedOnFirstStart } from './sample/index.js';
import { newId } from './kernel/ids.js';
import { openGround, type OpenedGround } from './open-ground.js';
import { hasSession, registerCrossSiteGuard } from './platform/auth/index.js';
import type { Config } from './platform/config/index.js';
import {
  answerUnreadable,
  registerDeadline,
  registerPages,
  registerSecurityHeaders,
  trustOf,
} from './platform/http/index.js';
import { NestLogger, type Logger } from './platform/telemetry/index.js';
import { registerRoutes } from './routes.js';

const BUILT = join(fileURLToPath(import.meta.url), '..', '..');
const BODY_LIMIT_BYTES = 1024 * 1024;

export interface Serving {
  /** the address for people; null where the role is `worker` */
  readonly url: string | null;
  readonly app: NestFastifyApplication;
  readonly ground: OpenedGround;
  /** stops accepting, lets running jobs finish, closes pools, stops the embedded server last */
  stop(): Promise<void>;
}

/** Starts what the role requires: API and portal, worker, or both. */
export async function serve(
  config: Config,
  server: DatabaseServer,
  logger: Logger,
  report: (line: string) => void,
): Promise<Serving> {
  const ground = await openGround(config, server, logger, report);
  try {
    const app = await makeApp(ground);
    await app.init();
    app.get(StageHandlers).refuseUnknown(await findStoredStageKinds(ground.crossProgram));
    await seedOnFirstStart(app, report);
    if (config.role !== 'worker') await app.listen(config.port, config.host);
    const healthPort = config.role === 'worker' ? config.workerPort : null;
    const closeChecks = healthPort === null ? null : await serveChecks(app, ground, healthPort);
    return {
      url: config.role === 'worker' ? null : await app.getUrl(),
      app,
      ground,
      async stop() {
        await closeChecks?.();
        await app.close();
        await ground.close();
      },
    };
  } catch (error) {
    await ground.close();
    throw error;
  }
}

/** No route has a JSON schema (zod checks input), so a start need not load their compilers. */
function withoutSchemas(): never {
  throw new Error('A route has a JSON schema; its input is read by zod instead.');
}

function isHttps({ publicUrl }: Pick<Config, 'publicUrl'>): boolean {
  return publicUrl.startsWith('https:');
}

/** A parameter of an address is one text, also where somebody repeats it: the last counts. */
function onceEach(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text));
}

async function makeApp(ground: OpenedGround): Promise<NestFastifyApplication> {
  const { config, logger } = ground;
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT_BYTES,
    genReqId: () => newId(),
    trustProxy: trustOf(config.trustedProxies),
    forceCloseConnections: 'idle',
    routerOptions: { querystringParser: onceEach },
    frameworkErrors: answerUnreadable(isHttps(config)),
    schemaController: {
      compilersFactory: { buildValidator: withoutSchemas, buildSerializer: withoutSchemas },
    },
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.on(ground), adapter, {
    logger: new NestLogger(logger),
    abortOnError: false,
  });
  if (config.role !== 'worker') {
    const fastify = adapter.getInstance<FastifyInstance>();
    registerSecurityHeaders(fastify, isHttps(config));
    registerDeadline(fastify);
    registerCrossSiteGuard(fastify, config);
    registerRoutes(fastify, app, ground);
    await registerPages(fastify, {
      portal: join(BUILT, 'portal'),
      graphiql: config.graphiql ? join(BUILT, 'graphiql') : null,
      hasSession,
    });
  }
  return app;
}
