// The production entry, as docker/Dockerfile runs it: everything is built, nothing is installed.
// Without arguments the server starts as ROLE says; with some it is the command line (`migrate`).
import { checkNode } from './lib/check-node.mjs';

checkNode();
const command = process.argv.slice(2);
if (command.length === 0) {
  const { main } = await import('../dist/server/bundle/main.js');
  await main();
} else {
  const { cli } = await import('../dist/server/bundle/cli.js');
  await cli(command);
}
