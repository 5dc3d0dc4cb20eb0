import type { FastifyInstance } from 'fastify';
import { describeError, type Logger } from '../telemetry/index.js';

/** One thing that must work before the process may serve; answers figures worth seeing. */
export interface HealthCheck {
  readonly name: string;
  /** Throws where it is not well. */
  readonly check: () => Promise<Readonly<Record<string, unknown>>>;
}

/** `/health/live`: the process answers. `/health/ready`: it can do its work; 503 otherwise. */
export function registerHealth(
  fastify: FastifyInstance,
  checks: readonly HealthCheck[],
  logger: Logger,
): void {
  fastify.get('/health/live', (_request, reply) => reply.send({ status: 'ok' }));
  fastify.get('/health/ready', async (_request, reply) => {
    const results = await Promise.all(checks.map((check) => run(check, logger)));
    const ready = results.every(([, result]) => result.status === 'ok');
    return reply
      .code(ready ? 200 : 503)
      .send({ status: ready ? 'ok' : 'not ready', checks: Object.fromEntries(results) });
  });
}

async function run(
  { name, check }: HealthCheck,
  logger: Logger,
): Promise<[string, { status: string }]> {
  try {
    return [name, { status: 'ok', ...(await check()) }];
  } catch (error) {
    logger.warn({ check: name, error: describeError(error) }, 'A health check failed');
    return [name, { status: 'failed' }];
  }
}
