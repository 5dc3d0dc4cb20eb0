import type { FastifyInstance } from 'fastify';
import { setTimeout } from 'node:timers/promises';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { describeError, type Logger } from '../telemetry/index.js';

/** Prometheus waits ten seconds for everything. */
const READ_WITHIN_MS = 2_000;

/** A figure that is read at each request for metrics, e.g. the age of the oldest unsent event. */
export interface MeasuredFigure {
  readonly name: string;
  readonly help: string;
  readonly read: () => Promise<number>;
}

/**
 * `/metrics` for Prometheus: the process, requests by route, and the figures given. A figure that
 * cannot be read is left out: the rest is needed most when the database is away.
 */
export function registerMetrics(
  fastify: FastifyInstance,
  figures: readonly MeasuredFigure[],
  logger: Logger,
): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'goodturn_http_request_seconds',
    help: 'Requests by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  for (const { name, help, read } of figures) {
    const gauge: Gauge = new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        try {
          gauge.set(await soon(read()));
        } catch (error) {
          gauge.remove();
          logger.warn({ figure: name, error: describeError(error) }, 'A figure could not be read');
        }
      },
    });
  }
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    requests
      .labels(request.method, route, String(reply.statusCode))
      .observe(reply.elapsedTime / 1_000);
    done();
  });
  fastify.get('/metrics', async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  );
}

/** Throws where reading takes too long: a database that hangs reports no error. */
function soon(reading: Promise<number>): Promise<number> {
  const late = setTimeout(READ_WITHIN_MS, undefined, { ref: false }).then(() => {
    throw new Error(`It was not read within ${String(READ_WITHIN_MS)} ms.`);
  });
  return Promise.race([reading, late]);
}
