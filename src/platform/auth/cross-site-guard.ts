import type { FastifyInstance } from 'fastify';
import { isCrossSite, type OriginSettings } from './cross-site.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** meant for anyone, also from pages of other sites: the guard lets it pass */
    fromAnySite?: boolean;
  }
}

/**
 * Refuses requests that another site may have sent with a member's cookie, before the body is read:
 * at every address, however it is written, but those whose route says `fromAnySite`.
 */
export function registerCrossSiteGuard(fastify: FastifyInstance, settings: OriginSettings): void {
  fastify.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.config.fromAnySite === true) return;
    if (!isCrossSite(request, settings)) return;
    const code = 'CROSS_SITE';
    const message = 'Send this from the portal, or with an API key instead of a cookie.';
    // As GraphQL tells errors, and as the routes beside it do.
    await reply.code(403).send({ code, message, errors: [{ message, extensions: { code } }] });
  });
}
