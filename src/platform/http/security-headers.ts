import type { FastifyInstance } from 'fastify';

/** No request leaves the server's own origin; nobody frames us; types are what they say. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * An answer is for its reader alone and is kept nowhere, unless its route says otherwise: built
 * files do. Where a cache keeps one all the same, `Vary` names what it depends on.
 */
const ANSWERS_OF_ONE = {
  'cache-control': 'no-store',
  vary: 'Cookie, Authorization, X-Goodturn-Program',
};

export function registerSecurityHeaders(fastify: FastifyInstance, https: boolean): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    reply.headers({
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'x-request-id': request.id,
      'x-robots-tag': 'noindex, nofollow',
      ...ANSWERS_OF_ONE,
      ...(https ? { 'strict-transport-security': 'max-age=31536000' } : {}),
    });
    done();
  });
}
