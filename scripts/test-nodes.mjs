// npm run test:nodes: start, API and integration suites on the other Nodes that engines names: the
// newest of 24, and the newest even release. Each comes from npm as a package of the binary alone.
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { checkNode } from './lib/check-node.mjs';
import { root } from './lib/paths.mjs';

checkNode();

const PACKAGE = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
const SUITES = ['src', 'test/api', 'test/integration'];
const START_MS = 600_000;
const COUNT = /^(\d+) passed, (\d+) failed$/m;

/** The newest version of 24, and of the newest even major after it where there is one. */
function newestOf(versions) {
  const parsed = versions
    .filter((version) => /^\d+\.\d+\.\d+$/.test(version))
    .map((version) => ({ version, parts: version.split('.').map(Number) }))
    .toSorted((a, b) => compare(b.parts, a.parts));
  const newest = (fits) => parsed.find(({ parts }) => fits(parts[0]))?.version;
  const wanted = [newest((major) => major === 24), newest((major) => major % 2 === 0)];
  return [...new Set(wanted.filter(Boolean))];
}

const compare = (a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2];

function npm(...args) {
  const { status, stdout, stderr } = spawnSync('npm', args, {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`npm ${args.join(' ')} failed:\n${stderr}`);
  return stdout;
}

function bring(version, folder) {
  const prefix = join(folder, version);
  mkdirSync(prefix, { recursive: true });
  npm('install', '--no-audit', '--no-fund', '--prefix', prefix, `${PACKAGE}@${version}`);
  const bin = join(prefix, 'node_modules', PACKAGE, 'bin');
  if (!existsSync(bin)) throw new Error(`${PACKAGE}@${version} has no folder bin.`);
  return bin;
}

/** What a command of npm runs, by the Node in `bin`; what it starts finds that Node too. */
function script(bin, name, args, environment = {}) {
  const env = { ...process.env, ...environment, PATH: `${bin}${delimiter}${process.env.PATH}` };
  return spawn(join(bin, 'node'), [join(root, 'scripts', name), ...args], { cwd: root, env });
}

const ended = (child) =>
  new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(code));
  });

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** `npm start` until it says that it is ready, then Ctrl-C: true where both went well. */
async function starts(bin, home) {
  const port = await freePort();
  const child = script(bin, 'start.mjs', [], { GOODTURN_HOME: home, PORT: String(port) });
  const end = ended(child);
  let output = '';
  const ready = new Promise((resolve) => {
    const read = (chunk) => {
      output += chunk;
      if (output.includes('Goodturn is ready')) resolve(true);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    end.then(() => resolve(false));
    setTimeout(() => resolve(false), START_MS).unref();
  });
  const isReady = (await ready) && (await answers(port));
  child.kill('SIGINT');
  const code = await end;
  if (!isReady || code !== 0) console.log(output);
  return isReady && code === 0;
}

/** It is ready, and the sample with its people is there. */
async function answers(port) {
  const ready = await fetch(`http://127.0.0.1:${port}/health/ready`);
  const people = await fetch(`http://127.0.0.1:${port}/api/sample/personas`);
  return ready.ok && people.ok && (await people.json()).length > 0;
}

async function suites(bin) {
  const child = script(bin, 'test.mjs', SUITES);
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
    process.stdout.write(chunk);
  });
  child.stderr.pipe(process.stderr);
  const code = await ended(child);
  const [, passed, failed] = COUNT.exec(output) ?? ['', '0', '1'];
  return { passed: Number(passed), failed: Number(failed) || (code === 0 ? 0 : 1) };
}

async function main() {
  const total = { passed: 0, failed: 0 };
  const folder = mkdtempSync(join(tmpdir(), 'goodturn-nodes-'));
  // PostgreSQL runs as another user where this is root's, and must pass the folder of its home.
  chmodSync(folder, 0o711);
  try {
    for (const version of newestOf(JSON.parse(npm('view', PACKAGE, 'versions', '--json')))) {
      console.log(`\n== Node ${version}`);
      const bin = bring(version, folder);
      const hasStarted = await starts(bin, join(folder, `home-${version}`));
      console.log(hasStarted ? 'npm start: ready, and stopped' : 'npm start: failed');
      const count = await suites(bin);
      total.passed += count.passed + (hasStarted ? 1 : 0);
      total.failed += count.failed + (hasStarted ? 0 : 1);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
}

process.exit(await main());
