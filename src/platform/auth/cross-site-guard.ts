import type { FastifyInstance } from 'fastify';
import { isCrossSite, type OriginSettings } from './cross-site.js';

const GRAPHQL = /^\/graphql\/?(\?|$)/;

/**
 * Refuses requests that another site may have sent to GraphQL with a member's cookie, before the
 * body is read. The routes beside GraphQL call `isCrossSite` themselves; `/unsubscribe` and the
 * page of a personal link are meant for anyone.
 */
export function registerCrossSiteGuard(fastify: FastifyInstance, settings: OriginSettings): void {
  fastify.addHook('onRequest', async (request, reply) => {
    if (!GRAPHQL.test(request.url) || !isCrossSite(request, settings)) return;
    const message = 'Send this from the portal, or with an API key instead of a cookie.';
    await reply.code(403).send({ errors: [{ message, extensions: { code: 'CROSS_SITE' } }] });
  });
}
