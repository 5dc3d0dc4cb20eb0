import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

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
    reply.headers(headersOf(request, https));
    done();
  });
}

/** Answers an address that cannot be read, or has too long a part: no hook runs for these. */
export function answerUnreadable(https: boolean) {
  return (error: FastifyError, request: FastifyRequest, reply: FastifyReply): void => {
    const { statusCode = 400, code } = error;
    void reply
      .headers(headersOf(request, https))
      .code(statusCode)
      .send({ code, message: 'There is no such address.' });
  };
}

function headersOf({ id }: FastifyRequest, https: boolean): Record<string, string> {
  return {
    'content-security-policy': CONTENT_SECURITY_POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'x-request-id': id,
    'x-robots-tag': 'noindex, nofollow',
    ...ANSWERS_OF_ONE,
    ...(https ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  };
}
