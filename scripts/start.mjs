// npm start: everything a fresh clone needs, then the server in this very process.
import { checkNode } from './lib/check-node.mjs';

checkNode();
const { install } = await import('./lib/install.mjs');
await install();
const { build } = await import('./lib/build.mjs');
await build();
const { main } = await import('../dist/server/bundle/main.js');
await main();
