import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { AddFile, registerFileRoutes } from './features/files/index.js';
import { OnSignedIn } from './features/identity/index.js';
import { UnsubscribeController, WaitingMails } from './features/notifications/index.js';
import {
  LinkClicks,
  LinkDirectory,
  ReferByLink,
  registerLinkRoutes,
} from './features/links/index.js';
import { oldestOverdueSeconds } from './features/referrals/index.js';
import type { OpenedGround } from './open-ground.js';
import {
  isFromThisComputer,
  registerAuthRoutes,
  SessionReader,
  SignIn,
} from './platform/auth/index.js';
import { FileStore } from './platform/files/index.js';
import { CompiledQueries } from './platform/graphql/index.js';
import { maskFailures, registerHealth, registerMetrics } from './platform/http/index.js';
import { Jobs } from './platform/jobs/index.js';
import { registerDevInbox } from './platform/mail/index.js';
import { oldestUnsentSeconds } from './platform/outbox/index.js';

/** What is served beside GraphQL (api.md): sign-in, health, links, files, the development inbox. */
export function registerRoutes(
  fastify: FastifyInstance,
  app: NestFastifyApplication,
  ground: OpenedGround,
): void {
  void fastify.register((scope, _options, done) => {
    maskFailures(scope, ground.logger);
    registerForPeople(scope, app, ground);
    done();
  });
  registerChecks(fastify, app, ground);
}

function registerForPeople(
  fastify: FastifyInstance,
  app: NestFastifyApplication,
  { config, database, mailer }: OpenedGround,
): void {
  const signedIn = app.get(OnSignedIn);
  registerAuthRoutes(fastify, {
    config,
    signIn: app.get(SignIn),
    acceptInvitations: (memberId, requestId) => signedIn.acceptAll(memberId, requestId),
  });
  registerFileRoutes(fastify, {
    config,
    database,
    identifier: app.get(SessionReader),
    store: app.get(FileStore),
    addFile: app.get(AddFile),
  });
  registerLinkRoutes(fastify, {
    database,
    directory: app.get(LinkDirectory),
    clicks: app.get(LinkClicks),
    refer: app.get(ReferByLink),
  });
  app.get(UnsubscribeController).register(fastify);
  if (mailer.inbox) {
    const waiting = app.get(WaitingMails);
    registerDevInbox(fastify, {
      inbox: mailer.inbox,
      waiting: () => waiting.list(),
      readerOf: (request) => {
        if (isFromThisComputer(request.raw)) return 'EVERYTHING';
        return config.demo ? 'WITHOUT_SIGN_IN' : 'NOTHING';
      },
    });
  }
}

function registerChecks(
  fastify: FastifyInstance,
  app: NestFastifyApplication,
  { crossProgram, installation, logger }: OpenedGround,
): void {
  const jobs = app.get(Jobs);
  const unsent = (): Promise<number> => oldestUnsentSeconds(crossProgram);
  const overdue = (): Promise<number> => oldestOverdueSeconds(crossProgram);
  const database = async (): Promise<{ mode: string }> => {
    await crossProgram.query('SELECT 1');
    return { mode: installation.mode };
  };
  registerHealth(
    fastify,
    [
      { name: 'database', check: database },
      { name: 'queue', check: () => canaryOf(jobs) },
      { name: 'events', check: async () => ({ oldestUnsentSeconds: await unsent() }) },
      { name: 'windows', check: async () => ({ oldestOverdueSeconds: await overdue() }) },
    ],
    logger,
  );
  const compiled = app.get(CompiledQueries);
  registerMetrics(
    fastify,
    [
      {
        name: 'goodturn_compiled_queries',
        help: 'Queries answered by compiled code since the start',
        read: () => Promise.resolve(compiled.answered),
      },
      {
        name: 'goodturn_oldest_unsent_event_seconds',
        help: 'Age of the oldest event that waits for the relay',
        read: unsent,
      },
      {
        name: 'goodturn_oldest_overdue_window_seconds',
        help: 'How long ago the oldest window that is still open should have closed',
        read: overdue,
      },
    ],
    logger,
  );
}

/** Throws where a queue did not run a job just now. */
async function canaryOf(jobs: Jobs): Promise<Record<string, unknown>> {
  const { alive, silent, tookMs } = await jobs.queueCanary();
  if (!alive) throw new Error(`These queues run no job: ${silent.join(', ')}`);
  return { tookMs };
}
