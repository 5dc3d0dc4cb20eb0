// Builds the page of `bare-page/` and serves it as our server does its own: compressed, and each
// file kept for ever.
import { createServer } from 'node:http';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'vite';
import { root } from '../../scripts/lib/paths.mjs';
import { freePort } from './processes.mjs';

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

export async function startBarePage() {
  const outDir = mkdtempSync(join(tmpdir(), 'goodturn-bench-bare-page-'));
  await build({
    configFile: false,
    root: join(root, 'bench', 'lib', 'bare-page'),
    logLevel: 'error',
    build: { outDir, emptyOutDir: true, target: 'es2022', modulePreload: { polyfill: false } },
  });
  const server = createServer((request, response) => {
    const name = request.url === '/' ? 'index.html' : request.url.slice(1);
    const type = TYPES[extname(name)];
    if (!type) return response.writeHead(404).end();
    const body = brotliCompressSync(readFileSync(join(outDir, name)));
    return response.writeHead(200, { 'content-type': type, 'content-encoding': 'br' }).end(body);
  });
  const port = await freePort();
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${port}/`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}
