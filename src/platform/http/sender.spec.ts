import { describe, expect, it } from '@jest/globals';
import { fastify } from 'fastify';
import type { TrustedProxies } from '../config/index.js';
import { senderOf, trustOf } from './sender.js';

async function senderBehind(
  proxies: TrustedProxies | null,
  forwarded: string | null,
): Promise<string> {
  const server = fastify({ trustProxy: trustOf(proxies), forceCloseConnections: true });
  server.get('/', (request) => senderOf(request));
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  const headers: HeadersInit = forwarded === null ? {} : { 'x-forwarded-for': forwarded };
  const sender = await (await fetch(url, { headers })).text();
  await server.close();
  return sender;
}

describe('whom a request counts for', () => {
  it.each([
    ['nobody is trusted', null, '203.0.113.7', '127.0.0.1'],
    ['one proxy, honest', { hops: 1 }, '203.0.113.7', '203.0.113.7'],
    ['one proxy, a forged address', { hops: 1 }, '203.0.113.7, 198.51.100.8', '198.51.100.8'],
    ['two proxies', { hops: 2 }, '1.2.3.4, 203.0.113.7, 10.0.0.3', '203.0.113.7'],
    ['no header behind a proxy', { hops: 1 }, null, '127.0.0.1'],
    ['a trusted network', { networks: ['loopback'] }, '1.2.3.4, 198.51.100.8', '198.51.100.8'],
    ['another network', { networks: ['10.0.0.0/8'] }, '198.51.100.8', '127.0.0.1'],
    ['a word for an address', { hops: 1 }, 'unknown', '127.0.0.1'],
    ['a port behind it', { hops: 1 }, '198.51.100.8:4711', '198.51.100.8'],
    ['IPv6 in brackets', { hops: 1 }, '[2001:db8::7]:443', '2001:db8:0:0::/64'],
    ['an address within IPv6', { hops: 1 }, '::ffff:198.51.100.8', '198.51.100.8'],
  ])('%s', async (_what, proxies, forwarded, sender) => {
    expect(await senderBehind(proxies, forwarded)).toBe(sender);
  });

  it.each([
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002::9', '2001:db8:1:2::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
  ])('%s counts as %s', (ip, sender) => {
    const socket = { remoteAddress: '127.0.0.1' };
    expect(senderOf({ ip, raw: { socket } })).toBe(sender);
  });
});
