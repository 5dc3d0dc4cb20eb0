import type { FastifyInstance } from 'fastify';
import { setTimeout } from 'node:timers/promises';
import { describeError, type Logger } from '../telemetry/index.js';

/** One thing that must work; returns figures worth seeing. */
export interface HealthCheck {
  readonly name: string;
  /** Throws where it does not work. */
  readonly check: () => Promise<Readonly<Record<string, unknown>>>;
}

export interface Health {
  /** what this process needs to answer requests: decides whether it gets any */
  readonly ready: readonly HealthCheck[];
  /** whether the workers do what is due: no reason to withhold requests */
  readonly work: readonly HealthCheck[];
}

/** `/health/live`: the process answers. `/health/ready`, `/health/work`: 503 where it is not so. */
export function registerHealth(
  fastify: FastifyInstance,
  { ready, work }: Health,
  logger: Logger,
): void {
  fastify.get('/health/live', (_request, reply) => reply.send({ status: 'ok' }));
  const report = (path: string, checks: readonly HealthCheck[], otherwise: string): void => {
    fastify.get(path, async (_request, reply) => {
      const results = await Promise.all(checks.map((check) => run(check, logger)));
      const isWell = results.every(([, result]) => result.status === 'ok');
      return reply
        .code(isWell ? 200 : 503)
        .send({ status: isWell ? 'ok' : otherwise, checks: Object.fromEntries(results) });
    });
  };
  report('/health/ready', ready, 'not ready');
  report('/health/work', work, 'behind');
}

/** Whoever looks has little patience, and a database that hangs reports no error. */
const CHECK_WITHIN_MS = 5_000;

function soon<T>(checking: Promise<T>): Promise<T> {
  const late = setTimeout(CHECK_WITHIN_MS, undefined, { ref: false }).then(() => {
    throw new CheckLate(`There was no answer within ${String(CHECK_WITHIN_MS)} ms.`);
  });
  return Promise.race([checking, late]);
}

class CheckLate extends Error {
  override readonly name = 'CheckLate';
}

async function run(
  { name, check }: HealthCheck,
  logger: Logger,
): Promise<[string, { status: string }]> {
  try {
    return [name, { status: 'ok', ...(await soon(check())) }];
  } catch (error) {
    logger.warn({ check: name, error: describeError(error) }, 'A health check failed');
    return [name, { status: 'failed' }];
  }
}
