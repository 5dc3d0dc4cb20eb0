// A second start of the whole product against a bare Nest + Apollo + TypeORM application: from
// spawning node to the first 200 of the health address, both starting the stopped embedded server
// of a home that is there already.
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../scripts/lib/paths.mjs';
import { firstAnswer, freePort, stop } from './lib/processes.mjs';

const GOAL = 2;

/** Starts, waits for the first 200, stops again; answers the milliseconds of the start. */
async function timeStart(args, environment, port) {
  const started = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...environment },
  });
  try {
    await firstAnswer(`http://127.0.0.1:${port}/health/live`, child);
    return performance.now() - started;
  } finally {
    await stop(child);
  }
}

function makeHome(name) {
  const home = mkdtempSync(join(tmpdir(), `goodturn-bench-${name}-`));
  chmodSync(home, 0o755);
  return home;
}

export default {
  async open({ say, atEnd }) {
    const homes = { ours: makeHome('ours'), bare: makeHome('bare') };
    atEnd(() => {
      for (const home of Object.values(homes)) rmSync(home, { recursive: true, force: true });
    });
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
    return [{ name: 'second start', unit: 'ms', goal: { atMost: GOAL }, ours, reference }];
  },
};
