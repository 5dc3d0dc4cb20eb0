import type { FastifyError, FastifyInstance } from 'fastify';
import { outageOf } from '../database/index.js';
import { describeError } from '../telemetry/describe-error.js';
import type { Logger } from '../telemetry/logger.js';

/**
 * Failures in the routes of `scope` are logged as GraphQL's errors are, and not shown: Fastify
 * would answer the error's own message, and a driver's quotes rows and addresses. What Fastify
 * refuses in a request (too large, no JSON) it still says.
 */
export function maskFailures(scope: FastifyInstance, logger: Logger): void {
  scope.setErrorHandler((error: FastifyError, _request, reply) => {
    if (error.statusCode !== undefined && error.statusCode < 500) return reply.send(error);
    const outage = outageOf(error);
    if (outage !== null) {
      logger.warn({ error: describeError(error) }, 'A request had no database');
      return reply.code(503).header('retry-after', '5').send(outage);
    }
    logger.error({ error: describeError(error) }, 'A request failed');
    return reply.code(500).send({
      code: 'INTERNAL_ERROR',
      message: 'Something went wrong on our side. Nothing was changed; please try again.',
    });
  });
}
