// npm run lint [-- PATH …]: ESLint over the tree, only what changed since the last time.
// `--whole` reads everything: a change of types in one file can break a rule in another.
import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { root } from './lib/paths.mjs';

const CACHE = [
  '--cache',
  '--cache-strategy=content',
  `--cache-location=${join(root, 'node_modules', '.cache', 'eslint')}/`,
];
const MOST_THREADS = 4;

const wishes = process.argv.slice(2);
const paths = wishes.filter((wish) => wish !== '--whole');
const options = wishes.includes('--whole') ? [] : CACHE;
// Every thread reads all types of the tree for itself: worth it for the whole tree alone.
if (paths.length === 0) {
  options.push(`--concurrency=${Math.min(availableParallelism(), MOST_THREADS)}`);
}
const { status } = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules', 'eslint', 'bin', 'eslint.js'),
    ...options,
    ...(paths.length > 0 ? paths : ['.']),
  ],
  { cwd: root, stdio: 'inherit' },
);
process.exit(status ?? 1);
