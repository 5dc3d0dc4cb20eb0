import { isIP } from 'node:net';
import type { TrustedProxies } from '../config/index.js';

/** The part of Fastify's request that tells whence it came. */
interface Sent {
  readonly ip: string;
  readonly raw: { readonly socket: { readonly remoteAddress?: string | undefined } };
}

type Trust = false | string[] | ((address: string, hop: number) => boolean);

/**
 * Fastify's `trustProxy`. It takes no number of hops, because a caller who reaches the port itself
 * can write as many addresses as there are hops: with `hops` only the proxy may reach it.
 */
export function trustOf(proxies: TrustedProxies | null): Trust {
  if (proxies === null) return false;
  if ('networks' in proxies) return [...proxies.networks];
  return (_address, hop) => hop < proxies.hops;
}

/**
 * Whom limits count a request for: the address that sent it, as far as it can be trusted. Who has an
 * address of IPv6 has a whole network of them, so its first 64 bits count as one sender.
 */
export function senderOf({ ip, raw }: Sent): string {
  const address = plainAddress(ip) ?? plainAddress(raw.socket.remoteAddress ?? '') ?? 'unknown';
  return isIP(address) === 6 ? networkOf(address) : address;
}

/** Without a port, a zone, or the prefix of an IPv4 address within IPv6; null for none. */
function plainAddress(written: string): string | null {
  const [, bracketed] = /^\[([^\]]+)\](?::\d+)?$/.exec(written) ?? [];
  const [, withPort] = /^(\d+(?:\.\d+){3}):\d+$/.exec(written) ?? [];
  const address = (bracketed ?? withPort ?? written)
    .replace(/%.*$/, '')
    .replace(/^::ffff:(?=\d+\.)/i, '');
  return isIP(address) === 0 ? null : address;
}

function networkOf(address: string): string {
  const [head = '', tail] = address.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0');
  const groups = tail === undefined ? before : [...before, ...zeros, ...after];
  const first = groups.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${first.join(':')}::/64`;
}
