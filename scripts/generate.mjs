// npm run generate [-- PATH …]: writes the generated files that are checked in. With `--check`
// nothing is written, and a stale file is an error.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checkedIn, generate } from './lib/generated.mjs';
import { root } from './lib/paths.mjs';

const wishes = process.argv.slice(2);
const onlyCheck = wishes.includes('--check');
const wanted = wishes.filter((wish) => wish !== '--check');
const stale = [];

await generate((path, text) => {
  if (checkedIn(path) === text) return;
  stale.push(path);
  if (onlyCheck) return;
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
  console.log(`${path}: written`);
}, wanted);

if (onlyCheck && stale.length > 0) {
  console.error(`Stale: ${stale.join(', ')}. Run: npm run generate`);
  process.exit(1);
}
if (stale.length === 0) console.log('Everything generated is up to date.');
