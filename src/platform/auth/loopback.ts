import type { IncomingHttpHeaders } from 'node:http';

const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];

interface Asked {
  readonly headers: IncomingHttpHeaders;
  readonly socket: { readonly remoteAddress?: string | undefined };
}

export function isLoopbackName(hostname: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(hostname);
}

/**
 * Whether the request comes from this very computer. A proxy on it sends requests of others, and a
 * page of another name that resolves here (DNS rebinding) is not us: both are refused.
 */
export function isFromThisComputer({ headers, socket }: Asked): boolean {
  const address = (socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  if (!isLoopbackName(address)) return false;
  if (FORWARDED.some((name) => headers[name] !== undefined)) return false;
  const host = `http://${headers.host ?? ''}`;
  return URL.canParse(host) && isLoopbackName(new URL(host).hostname);
}
