import { fastify, type FastifyInstance } from 'fastify';
import type { AddressInfo } from 'node:net';
import type { TrustedProxies } from '../../../src/platform/config/index.js';
import { trustOf } from '../../../src/platform/http/index.js';
import { newId } from '../../../src/kernel/ids.js';

/** A small server on a free port of loopback, for routes that stand beside GraphQL. */
export interface TestHttp {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

export async function listen(
  register: (server: FastifyInstance) => void,
  trustedProxies: TrustedProxies | null = null,
): Promise<TestHttp> {
  const trustProxy = trustOf(trustedProxies);
  const server = fastify({ genReqId: () => newId(), forceCloseConnections: true, trustProxy });
  register(server);
  await server.listen({ host: '127.0.0.1', port: 0 });
  const { port } = server.server.address() as AddressInfo;
  return { port, url: `http://127.0.0.1:${String(port)}`, close: () => server.close() };
}
