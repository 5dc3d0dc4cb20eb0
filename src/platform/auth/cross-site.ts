import type { IncomingHttpHeaders } from 'node:http';
import { isLoopbackName } from './loopback.js';

/** Sent by the portal with each request; a form of another site cannot send it. */
export const PORTAL_HEADER = 'x-goodturn-portal';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

export interface OriginSettings {
  readonly publicUrl: string;
  readonly environment: 'development' | 'test' | 'production';
}

interface Asked {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
}

/**
 * Whether another site may have sent this: a request that changes state and carries a cookie needs
 * our portal's header, or JSON with an `Origin` of ours. An `Origin` that is not ours is refused in
 * any case.
 */
export function isCrossSite(request: Asked, settings: OriginSettings): boolean {
  if (SAFE_METHODS.has(request.method) || request.headers.cookie === undefined) return false;
  return !comesFromUs(request.headers, settings);
}

/** The same for requests that make a session: they have no cookie yet. */
export function comesFromUs(headers: IncomingHttpHeaders, settings: OriginSettings): boolean {
  const { origin } = headers;
  if (origin !== undefined && !isOurOrigin(origin, settings)) return false;
  if (headers[PORTAL_HEADER] === '1') return true;
  return origin !== undefined && isJson(headers['content-type']);
}

export function isJson(contentType: string | undefined): boolean {
  return /^application\/([\w.+-]+\+)?json\s*(;|$)/i.test(contentType ?? '');
}

/** The address of the installation; in development also this computer by any of its names. */
export function isOurOrigin(origin: string, settings: OriginSettings): boolean {
  if (!URL.canParse(origin)) return false;
  const url = new URL(origin);
  if (url.origin === new URL(settings.publicUrl).origin) return true;
  return settings.environment !== 'production' && isLoopbackName(url.hostname);
}
