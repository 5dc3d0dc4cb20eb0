// npm run bench -- NAME [--json]: prints ratios to a reference taken in the same run.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runBench } from '../bench/lib/harness.mjs';
import { checkNode } from './lib/check-node.mjs';
import { root } from './lib/paths.mjs';

checkNode();
const folder = join(root, 'bench');
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.mjs'))
  .map((file) => file.replace(/\.mjs$/, ''));
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const asJson = process.argv.includes('--json');
const say = (line) => process.stderr.write(`${line}\n`);
const [name] = wanted;

if (wanted.length !== 1 || !names.includes(name)) {
  say(`Usage: npm run bench -- NAME [--json], where NAME is one of: ${names.join(', ')}`);
  process.exit(wanted.length === 0 ? 0 : 2);
}
const { install } = await import('./lib/install.mjs');
await install(say);
const { build } = await import('./lib/build.mjs');
await build({ log: say });
const { default: bench } = await import(join(folder, `${name}.mjs`));
const result = await runBench(name, bench, say);
if (asJson) process.stdout.write(`${JSON.stringify(result)}\n`);
process.exit(result.figures.every(({ holds }) => holds) ? 0 : 1);
