import type { INestApplicationContext } from '@nestjs/common';
import { fastify, type FastifyInstance } from 'fastify';
import { mailBacklog } from './features/notifications/index.js';
import { oldestOverdueSeconds } from './features/referrals/index.js';
import type { OpenedGround } from './open-ground.js';
import { CompiledQueries } from './platform/graphql/index.js';
import { FileStore } from './platform/files/index.js';
import {
  EventLoop,
  registerHealth,
  registerMetrics,
  type Health,
  type MeasuredFigure,
} from './platform/http/index.js';
import { Jobs } from './platform/jobs/index.js';
import { oldestUnsentSeconds } from './platform/outbox/index.js';
import { ForgetPastRows } from './platform/retention/forget-past-rows.js';

/** Prometheus has less patience than people: a queue silent for so long is reported as silent. */
const FIGURE_WITHIN_MS = 1_500;

/** `/health/…` and `/metrics`. */
export function registerChecks(
  server: FastifyInstance,
  app: INestApplicationContext,
  ground: OpenedGround,
): void {
  const health = { ready: readiness(ground), work: work(app, ground) };
  registerHealth(server, health, ground.logger);
  registerMetrics(server, figures(app, ground), ground.logger);
}

/** A server of its own for a process that serves nothing else. Resolves to how to close it. */
export async function serveChecks(
  app: INestApplicationContext,
  ground: OpenedGround,
  port: number,
): Promise<() => Promise<void>> {
  const server = fastify({ forceCloseConnections: true });
  registerChecks(server, app, ground);
  await server.listen({ port, host: ground.config.host });
  return () => server.close();
}

/** The database and this process itself: no queue, and nothing that depends on other systems. */
function readiness({ crossProgram, installation }: OpenedGround): Health['ready'] {
  const eventLoop = new EventLoop();
  const database = async (): Promise<{ mode: string }> => {
    await crossProgram.query('SELECT 1');
    return { mode: installation.mode };
  };
  return [
    { name: 'database', check: database },
    { name: 'eventLoop', check: () => Promise.resolve(eventLoop.check()) },
  ];
}

function work(app: INestApplicationContext, { crossProgram }: OpenedGround): Health['work'] {
  const jobs = app.get(Jobs);
  return [
    { name: 'queues', check: () => canaryOf(jobs) },
    {
      name: 'events',
      check: async () => ({ oldestUnsentSeconds: await oldestUnsentSeconds(crossProgram) }),
    },
    {
      name: 'windows',
      check: async () => ({ oldestOverdueSeconds: await oldestOverdueSeconds(crossProgram) }),
    },
    { name: 'mails', check: async () => ({ ...(await mailBacklog(crossProgram)) }) },
    // The last known state, without a call: the store is outside, and no work waits for it.
    { name: 'files', check: () => Promise.resolve(filesOf(app)) },
  ];
}

function figures(
  app: INestApplicationContext,
  { crossProgram }: OpenedGround,
): readonly MeasuredFigure[] {
  const jobs = app.get(Jobs);
  const compiled = app.get(CompiledQueries);
  return [
    {
      name: 'goodturn_compiled_queries',
      help: 'Queries answered by compiled code since the start',
      read: () => Promise.resolve(compiled.answered),
    },
    {
      name: 'goodturn_oldest_unsent_event_seconds',
      help: 'Age of the oldest event that waits for the relay',
      read: () => oldestUnsentSeconds(crossProgram),
    },
    {
      name: 'goodturn_oldest_overdue_window_seconds',
      help: 'How long ago the oldest window that is still open should have closed',
      read: () => oldestOverdueSeconds(crossProgram),
    },
    {
      name: 'goodturn_oldest_overdue_mail_seconds',
      help: 'How long ago the oldest mail that waits should have gone out',
      read: async () => (await mailBacklog(crossProgram)).oldestOverdueSeconds,
    },
    {
      name: 'goodturn_failed_mails',
      help: 'Mails that were given up or never answered for, and wait for a person',
      read: async () => (await mailBacklog(crossProgram)).failed,
    },
    {
      name: 'goodturn_file_store_failures',
      help: 'How often the store of files did not do what it was asked since the start',
      read: () => Promise.resolve(app.get(FileStore).state().failures),
    },
    {
      name: 'goodturn_past_rows_deleted',
      help: 'Rows deleted since the start because they were kept long enough',
      read: () => Promise.resolve(app.get(ForgetPastRows).deleted),
    },
    {
      name: 'goodturn_failed_jobs',
      help: 'Jobs that failed for good and are kept',
      read: () => jobs.failedCount(),
    },
    {
      name: 'goodturn_silent_queues',
      help: 'Queues that ran no job just now',
      read: async () => (await jobs.queueCanary(FIGURE_WITHIN_MS)).silent.length,
    },
  ];
}

function filesOf(app: INestApplicationContext): Record<string, unknown> {
  const { failures, problem } = app.get(FileStore).state();
  return { failures, problem };
}

/** Throws where a queue did not run a job just now. */
async function canaryOf(jobs: Jobs): Promise<Record<string, unknown>> {
  const { alive, silent, tookMs } = await jobs.queueCanary();
  if (!alive) throw new Error(`These queues run no job: ${silent.join(', ')}`);
  return { tookMs };
}
