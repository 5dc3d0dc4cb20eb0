// A second start of the whole product against a bare Nest + Apollo + TypeORM application: from
// spawning node to the first 200 of the health address, both starting the stopped embedded server
// of a home that is there already.
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../scripts/lib/paths.mjs';

const GOAL = 2;
const PATIENCE_MS = 120_000;

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Starts, waits for the first 200, stops again; answers the milliseconds of the start. */
async function timeStart(args, environment, port) {
  const started = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...environment },
  });
  const ended = new Promise((resolve) => child.on('exit', resolve));
  try {
    await firstAnswer(`http://127.0.0.1:${port}/health/live`, child);
    return performance.now() - started;
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

async function firstAnswer(url, child) {
  const deadline = performance.now() + PATIENCE_MS;
  while (performance.now() < deadline && child.exitCode === null) {
    try {
      const answer = await fetch(url);
      if (answer.status === 200) return;
    } catch (error) {
      if (error.cause?.code !== 'ECONNREFUSED') throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`${url} never answered`);
}

function makeHome(name) {
  const home = mkdtempSync(join(tmpdir(), `goodturn-bench-${name}-`));
  chmodSync(home, 0o755);
  return home;
}

export default {
  async open(say) {
    const homes = { ours: makeHome('ours'), bare: makeHome('bare') };
    const ours = async () => {
      const port = await freePort();
      const environment = { PORT: String(port), GOODTURN_HOME: homes.ours };
      return timeStart(['scripts/start.mjs'], environment, port);
    };
    const reference = async () => {
      const port = await freePort();
      return timeStart(['bench/lib/bare-app.mjs', homes.bare, String(port)], {}, port);
    };
    say(
      `  first start: ours ${Math.round(await ours())} ms, bare ${Math.round(await reference())} ms`,
    );
    return {
      figures: [{ name: 'second start', unit: 'ms', goal: { atMost: GOAL }, ours, reference }],
      async close() {
        for (const home of Object.values(homes)) rmSync(home, { recursive: true, force: true });
      },
    };
  },
};
