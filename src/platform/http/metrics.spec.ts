import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { fastify, type FastifyInstance } from 'fastify';
import { makeLogger } from '../telemetry/index.js';
import { registerMetrics } from './metrics.js';

let server: FastifyInstance;
const lines: string[] = [];

beforeEach(() => {
  server = fastify();
});
afterEach(() => server.close());

it('tells every figure that can be read, and waits for none that hangs or fails', async () => {
  const logger = makeLogger('warn', { write: (line) => void lines.push(line) });
  const figures = [
    { name: 'hangs', help: 'h', read: () => new Promise<number>(() => undefined) },
    { name: 'fails', help: 'f', read: () => Promise.reject(new Error('10.1.2.3 is away')) },
    { name: 'reads', help: 'r', read: () => Promise.resolve(7) },
  ];
  registerMetrics(server, figures, logger);
  const response = await fetch(`${await server.listen({ port: 0 })}/metrics`);
  expect(response.status).toBe(200);
  const body = await response.text();
  expect(body).toMatch(/^reads 7$/m);
  expect(body).not.toMatch(/^(hangs|fails) /m);
  expect(body).not.toContain('10.1.2.3');
  expect(lines.filter((line) => line.includes('A figure could not be read'))).toHaveLength(2);
});
