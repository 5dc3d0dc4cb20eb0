import type { FastifyInstance } from 'fastify';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const A_YEAR_S = 31_536_000;
const NOT_A_PAGE = /^\/(api|graphql|r|files|dev|health|metrics|assets|unsubscribe)(\/|$)/;

/**
 * The built portal: files under /assets carry a hash in their name and are kept for ever; every
 * other page is index.html, and the portal's router takes it from there. Sources that were not
 * built have no /assets, and are not served.
 */
export async function registerPortal(fastify: FastifyInstance, folder: string): Promise<void> {
  const assets = join(folder, 'assets');
  if (!existsSync(assets)) return;
  const { default: fastifyStatic } = await import('@fastify/static');
  await fastify.register(fastifyStatic, {
    root: assets,
    prefix: '/assets/',
    index: false,
    preCompressed: true,
    setHeaders(reply, path) {
      const immutable = path.startsWith(assets);
      reply.header(
        'cache-control',
        immutable ? `public, max-age=${String(A_YEAR_S)}, immutable` : 'no-cache',
      );
    },
  });
  const isPublic = (name: string): boolean => name !== 'assets' && !name.startsWith('.');
  const besideAssets = new Set(readdirSync(folder).filter(isPublic));
  fastify.get('/*', (request, reply) => {
    const path = request.url.split('?')[0] ?? '/';
    if (NOT_A_PAGE.test(path)) {
      return reply.code(404).send({ error: 'NOT_FOUND', message: `There is no ${path} here.` });
    }
    const name = path.slice(1);
    return reply.sendFile(besideAssets.has(name) ? name : 'index.html', folder);
  });
}
