import type { IncomingHttpHeaders } from 'node:http';
import type { Config } from '../config/index.js';

/** What proxies, balancers and networks of delivery write into the requests that they pass on. */
const FORWARDING =
  /^(forwarded|via|traceparent|max-forwards|.*(client|connecting|real|connection)-?ip|x-(forwarded|original|rewrite|real|request-id|client|cluster|cloud|scheme|https|proxy|envoy|amzn|azure|arr|appengine|b3|nf|sucuri|varnish|vercel)\b.*|(cf|cdn|fastly|akamai|ali|fly|do)-.*)$/;

export type LoopbackSettings = Pick<Config, 'environment' | 'publicUrl' | 'trustedProxies'>;

interface Asked {
  readonly headers: IncomingHttpHeaders;
  readonly httpVersion: string;
  readonly socket: { readonly remoteAddress?: string | undefined };
}

export function isLoopbackName(hostname: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(hostname);
}

/**
 * Whether the request comes from this very computer, and may see what is only for who sits at it.
 * A proxy on it sends requests of others, and need not say so: an installation that is in
 * production, has another address for people, or trusts proxies has nothing for this computer. A
 * page of another name that resolves here (DNS rebinding) is not us either.
 */
export function isFromThisComputer(asked: Asked, settings: LoopbackSettings): boolean {
  return (
    isAtHome(settings) && isDirect(asked) && isLoopbackUrl(`http://${asked.headers.host ?? ''}`)
  );
}

function isAtHome({ environment, publicUrl, trustedProxies }: LoopbackSettings): boolean {
  return environment !== 'production' && trustedProxies === null && isLoopbackUrl(publicUrl);
}

function isDirect({ headers, httpVersion, socket }: Asked): boolean {
  const address = (socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  if (!isLoopbackName(address)) return false;
  // No browser has spoken 1.0 for decades; nginx does to what it passes requests to.
  if (httpVersion === '1.0') return false;
  return !Object.keys(headers).some((name) => FORWARDING.test(name));
}

function isLoopbackUrl(url: string): boolean {
  return URL.canParse(url) && isLoopbackName(new URL(url).hostname);
}
