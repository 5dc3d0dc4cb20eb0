// npm run cli -- COMMAND: the same set-up as npm start, quietly, then the command line.
import { checkNode } from './lib/check-node.mjs';

checkNode();
const tell = (line) => process.stderr.write(`${line}\n`);
const { install } = await import('./lib/install.mjs');
await install(tell);
const { build } = await import('./lib/build.mjs');
await build({ portal: false, log: tell });
const { cli } = await import('../dist/server/bundle/cli.js');
await cli(process.argv.slice(2));
