import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type { OpenedGround } from './open-ground.js';
import { registerAuthRoutes, SignIn } from './platform/auth/index.js';
import { registerHealth } from './platform/http/index.js';
import { Jobs } from './platform/jobs/index.js';
import { oldestUnsentSeconds } from './platform/outbox/index.js';

/** What is served beside GraphQL (api.md): sign-in, health, links, files, the development inbox. */
export async function registerRoutes(
  fastify: FastifyInstance,
  app: NestFastifyApplication,
  ground: OpenedGround,
): Promise<void> {
  const { config, crossProgram, installation, logger } = ground;
  registerAuthRoutes(fastify, {
    config,
    signIn: app.get(SignIn),
    acceptInvitations: () => Promise.resolve(),
  });
  const jobs = app.get(Jobs);
  registerHealth(
    fastify,
    [
      {
        name: 'database',
        check: async () => {
          await crossProgram.query('SELECT 1');
          return { mode: installation.mode };
        },
      },
      { name: 'queue', check: () => canaryOf(jobs) },
      {
        name: 'events',
        check: async () => ({ oldestUnsentSeconds: await oldestUnsentSeconds(crossProgram) }),
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
