import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const STALL_MS = 1_500;
const SECONDS = 3;

const waiting: ServerResponse[] = [];
let stalls = true;
const server = createServer((request, response) => {
  request.resume();
  if (stalls) waiting.push(response);
  else response.end();
});

beforeAll(() => once(server.listen(0, '127.0.0.1'), 'listening'));
afterAll(() => {
  server.close();
});

it('an open loop counts everybody who waits while a server stalls', async () => {
  const { port } = server.address() as AddressInfo;
  const load = fork('bench/lib/open-loop.mjs');
  try {
    const first = once(server, 'request');
    load.send({
      url: `http://127.0.0.1:${String(port)}`,
      body: '{}',
      headers: {},
      cookies: ['a', 'b'],
      perSecond: 40,
      seconds: SECONDS,
    });
    await first;
    await new Promise((resolve) => setTimeout(resolve, STALL_MS));
    stalls = false;
    // 40 a second for 1.5 s: who asks only when answered would have one in the stall.
    expect(waiting.length).toBeGreaterThan(20);
    for (const response of waiting) response.end();
    const [told] = (await once(load, 'message')) as [{ p50: number; p99: number }];
    expect(told.p99).toBeGreaterThan(STALL_MS / 2);
    expect(told.p50).toBeLessThan(told.p99);
  } finally {
    load.kill();
  }
});
