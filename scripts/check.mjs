// npm run check: every gate, the quick ones first; stops at the first that fails.
import { spawnSync } from 'node:child_process';
import { checkNode } from './lib/check-node.mjs';
import { install } from './lib/install.mjs';
import { root } from './lib/paths.mjs';

const bin = (path, ...args) => [`node_modules/${path}`, ...args];

const GATES = [
  {
    title: 'format',
    command: bin('prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'),
    remedy: 'npm run format',
  },
  {
    title: 'lint, architecture included',
    command: ['scripts/lint.mjs', '--whole'],
    remedy: 'correct what is listed; architecture.js says who may import whom',
  },
  {
    title: 'types of the server',
    command: bin('typescript/bin/tsc', '-p', 'tsconfig.json', '--noEmit'),
    remedy: 'correct what is listed; again with: npm run typecheck',
  },
  {
    title: 'types of the portal',
    command: bin('typescript/bin/tsc', '-p', 'portal/tsconfig.json', '--noEmit'),
    remedy: 'correct what is listed; after a change of the API first: npm run generate',
  },
  {
    title: 'dead code (knip)',
    command: bin('knip/bin/knip.js', '--no-config-hints'),
    remedy: 'delete what nobody uses; knip.json lists where programs start',
  },
  {
    title: 'generated files are clean',
    command: ['scripts/generate.mjs', '--check'],
    remedy: 'npm run generate, then read the difference and commit it',
  },
  {
    title: 'first load of the portal',
    command: ['scripts/first-load.mjs'],
    remedy: 'load what is heavy when it is opened: lazy(() => import(…))',
  },
  {
    title: 'migrations',
    command: ['scripts/test.mjs', 'test/migrations'],
    remedy: 'npm test -- test/migrations',
  },
  {
    title: 'all tests',
    command: ['scripts/test.mjs'],
    remedy: 'npm test -- PATH of the spec that failed',
  },
];

checkNode();
await install();
for (const [index, { title, command, remedy }] of GATES.entries()) {
  console.log(`\n[${index + 1}/${GATES.length}] ${title}`);
  const started = performance.now();
  const { status } = spawnSync(process.execPath, command, { cwd: root, stdio: 'inherit' });
  if (status !== 0) {
    console.error(`\nThe gate "${title}" failed. What to do: ${remedy}`);
    process.exit(1);
  }
  console.log(`    passed in ${Math.round((performance.now() - started) / 1000)} s`);
}
console.log('\nEvery gate passed.');
