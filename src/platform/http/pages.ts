import type { FastifyInstance, FastifyReply } from 'fastify';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { MAIN_DOCUMENT, portalPages } from './page-addresses.js';
import { SERVER_ADDRESSES } from '../../kernel/addresses.js';

const A_YEAR_S = 31_536_000;

export interface PagesSettings {
  /** the folder of the built portal */
  readonly portal: string;
  /** the folder of the built GraphiQL; null where it is not served */
  readonly graphiql: string | null;
  /** whether a request, by its Cookie header, may come from somebody who is signed in */
  readonly hasSession: (cookie: string | undefined) => boolean;
}

/**
 * The built portal and GraphiQL: files under `assets` carry a hash in their name and are kept for
 * ever; a page of the portal is one of its few documents, whose script takes it from there. Who has
 * no session is led to the sign-in page before anything heavier is fetched. Sources that were not
 * built have no `assets`, and are not served.
 */
export async function registerPages(
  fastify: FastifyInstance,
  { portal, graphiql, hasSession }: PagesSettings,
): Promise<void> {
  if (!existsSync(join(portal, 'assets'))) return;
  await serveAssets(fastify, portal, '/assets/', true);
  if (graphiql !== null) {
    await serveAssets(fastify, graphiql, '/graphiql/assets/', false);
    const page = (_: unknown, reply: FastifyReply): FastifyReply =>
      reply.sendFile('index.html', graphiql);
    fastify.get('/graphiql', page);
    fastify.get('/graphiql/', page);
  }
  const isPublic = (name: string): boolean =>
    name !== 'assets' && !/^\.|\.(gz|br|json|html)$/.test(name);
  const besideAssets = new Set(readdirSync(portal).filter(isPublic));
  const documentOf = portalPages(portal);
  fastify.get<{ Params: { '*': string } }>('/*', (request, reply) => {
    const name = request.params['*'];
    if (SERVER_ADDRESSES.includes(name.split('/')[0] ?? '')) {
      return reply.code(404).send({ error: 'NOT_FOUND', message: `There is no /${name} here.` });
    }
    if (besideAssets.has(name)) return reply.sendFile(name, portal);
    const document = documentOf(`/${name}`);
    // The portal says in the reader's language that there is nothing.
    if (document === null) return reply.code(404).sendFile(MAIN_DOCUMENT, portal);
    if (document === MAIN_DOCUMENT && !hasSession(request.headers.cookie)) {
      return reply.redirect(signInAddress(request.url));
    }
    return reply.sendFile(document, portal);
  });
}

/** The sign-in page, which leads back to `url`, a path with its query. */
function signInAddress(url: string): string {
  return url === '/' ? '/sign-in' : `/sign-in?returnTo=${encodeURIComponent(url)}`;
}

async function serveAssets(
  fastify: FastifyInstance,
  folder: string,
  prefix: string,
  decorateReply: boolean,
): Promise<void> {
  const { default: fastifyStatic } = await import('@fastify/static');
  const root = join(folder, 'assets');
  await fastify.register(fastifyStatic, {
    root,
    prefix,
    decorateReply,
    index: false,
    preCompressed: true,
    setHeaders(reply, path) {
      reply.header('vary', 'accept-encoding');
      reply.header(
        'cache-control',
        path.startsWith(root) ? `public, max-age=${String(A_YEAR_S)}, immutable` : 'no-cache',
      );
    },
  });
}
