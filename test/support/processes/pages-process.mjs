// Serves the pages of a folder as the built server does, and says where. A process of its own:
// Jest cannot load what @fastify/static requires.
//   node test/support/processes/pages-process.mjs FOLDER WITH_GRAPHIQL
import { fastify } from 'fastify';
import { join } from 'node:path';
import { registerPages } from '../../../dist/server/platform/http/pages.js';

const [folder, withGraphiql] = process.argv.slice(2);
const server = fastify();
await registerPages(server, {
  portal: join(folder, 'portal'),
  graphiql: withGraphiql === 'true' ? join(folder, 'graphiql') : null,
  hasSession: (cookie) => cookie === 'a session',
});
console.log(await server.listen({ port: 0, host: '127.0.0.1' }));
