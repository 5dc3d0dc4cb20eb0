// npm test: sets everything up, then runs every suite. `npm test -- PATTERN …` runs a part of them.
import { checkNode } from './lib/check-node.mjs';

checkNode();
const { install } = await import('./lib/install.mjs');
await install();
const { build } = await import('./lib/build.mjs');
await build();
const { runSuites } = await import('./lib/suites.mjs');
process.exit(await runSuites(process.argv.slice(2)));
