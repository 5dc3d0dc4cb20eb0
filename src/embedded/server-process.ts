import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, fstatSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';

import { programPath } from './binaries.js';
import type { Binaries } from './binaries.js';
import { EmbeddedError, systemCode } from './embedded-error.js';
import type { HomeLayout } from './home.js';
import { openLog } from './server-log.js';
import { readLastPort, readPidFile } from './pid-file.js';
import { isPostgresOf, isRunning, markOf, orphansOf } from './process-mark.js';
import type { ProcessMark } from './process-mark.js';
import { explainSpawnError, runProgram, spawnOptions } from './run-program.js';
import { makeSocketFolder } from './socket-folder.js';
import { waitFor } from './wait.js';
import { whyFailed } from './why-failed.js';

export const HOST = '127.0.0.1';

const STOP_TIMEOUT_MS = 60_000;
const ORPHAN_TIMEOUT_MS = 5_000;
const RETRY_MS = 20;

export interface RunningServer {
  mark: ProcessMark;
  port: number;
  /** Undefined where it is reached by TCP alone. */
  socketFolder: string | undefined;
  version: string;
}

/**
 * R-A5: an error's text quotes the refused value, its detail the row, its statement what was sent.
 * So the server logs what it does itself (LOG, FATAL, PANIC), in one line; an error of a statement
 * is in our own log, by its SQLSTATE.
 */
const QUIET_LOG = {
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_statement: 'none',
  log_min_duration_statement: '-1',
};

/** Settings that are ours to change with a new version; `fsync` and the rest stay as they come. */
function settings(
  port: number,
  socketFolder: string | undefined,
  maxConnections: number,
): Record<string, string> {
  return {
    port: String(port),
    listen_addresses: HOST,
    unix_socket_directories: socketFolder ?? '',
    unix_socket_permissions: '0700',
    max_connections: String(maxConnections),
    shared_buffers: '128MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    log_checkpoints: 'off',
    log_line_prefix: '%m [%p] ',
    ...QUIET_LOG,
    cluster_name: 'goodturn',
  };
}

/**
 * Starts the server and comes back when it takes connections. It is a session of its own, so that
 * neither Ctrl-C in the terminal nor our end reaches it. Throws `START_FAILED`, `DATA_FOLDER_IN_USE`.
 */
export async function startServer(
  layout: HomeLayout,
  binaries: Binaries,
  { timeoutMs, maxConnections }: { timeoutMs: number; maxConnections: number },
): Promise<RunningServer> {
  const deadline = performance.now() + timeoutMs;
  const left = (): number => Math.max(0, deadline - performance.now());
  const socketFolder = makeSocketFolder(layout);
  let wishedPort = readLastPort(layout.data);
  for (let portsTaken = 0; ;) {
    const port = await freePort(wishedPort);
    const trial = launch(layout, binaries, settings(port, socketFolder, maxConnections));
    const outcome = await waitFor(left(), () => trial.look());
    if (outcome === 'ready') {
      const mark = trial.mark();
      await giveWay(mark.pid);
      return { mark, port, socketFolder, version: binaries.version };
    }
    if (outcome === undefined) throw stillStarting(layout, timeoutMs);
    const said = trial.output();
    if (/could not bind|could not create any TCP/.test(said) && portsTaken < 3) {
      portsTaken += 1;
      wishedPort = undefined;
    } else if (/pre-existing shared memory block|is still in use/.test(said) && left() > 0) {
      await endOrphans(layout.data, left());
      await pause(RETRY_MS);
    } else {
      throw startFailed(layout, said);
    }
  }
}

/**
 * From now on a backend that is woken waits for its turn (SCHED_BATCH, which backends inherit). By
 * default Linux lets it interrupt the thread that woke it: our only thread, in the middle of its
 * requests. A system without `chrt` works as well, only slower under load.
 */
async function giveWay(pid: number): Promise<void> {
  if (process.platform !== 'linux') return;
  const options = { env: { PATH: '/usr/bin:/bin' } };
  await runProgram('chrt', ['-b', '-p', '0', String(pid)], options).catch(() => undefined);
}

/**
 * Ends backends that outlived a killed server and would keep the next one out, as their server does
 * in an emergency: SIGQUIT, and for one that is stuck after 5 s SIGKILL.
 */
export async function endOrphans(dataDirectory: string, timeoutMs: number): Promise<void> {
  const started = performance.now();
  for (const name of ['SIGQUIT', 'SIGKILL'] as const) {
    const orphans = orphansOf(dataDirectory);
    for (const pid of orphans) signal(pid, name);
    const left = timeoutMs - (performance.now() - started);
    const gone = await waitFor(Math.min(ORPHAN_TIMEOUT_MS, left), () =>
      orphansOf(dataDirectory).length === 0 ? true : undefined,
    );
    if (gone) return;
  }
}

/** Fast shutdown: open transactions are rolled back. Waits for the end; a slow one is left to end by itself. */
export async function stopServer(
  layout: HomeLayout,
  binaries: Binaries,
  log: (line: string) => void,
): Promise<void> {
  const file = readPidFile(layout.data);
  if (!file || file === 'unreadable') return;
  const mark = markOf(file.pid);
  if (!mark || !isPostgresOf(file.pid, layout.data)) return;
  if (process.platform === 'win32') {
    // Windows has no SIGINT for another process; pg_ctl speaks with the server by a pipe.
    const args = ['stop', '-D', layout.data, '-m', 'fast', '-W'];
    await runProgram(programPath(binaries, 'pg_ctl'), args, spawnOptions(layout.folder, undefined));
  } else {
    signal(file.pid, 'SIGINT');
  }
  const ended = await waitFor(STOP_TIMEOUT_MS, () => (isRunning(mark) ? undefined : true));
  if (!ended) log(`PostgreSQL (process ${String(mark.pid)}) is still writing; it ends by itself.`);
}

interface Trial {
  look(): 'ready' | 'ended' | undefined;
  mark(): ProcessMark;
  output(): string;
}

function launch(
  layout: HomeLayout,
  binaries: Binaries,
  settings: Readonly<Record<string, string>>,
): Trial {
  const program = programPath(binaries, 'postgres');
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const logHandle = openLog(layout.logFile);
  const logStart = fstatSync(logHandle).size;
  let child: ChildProcess;
  try {
    child = spawn(program, ['-D', layout.data, ...args], {
      ...spawnOptions(layout.folder, layout.user),
      detached: true,
      stdio: ['ignore', logHandle, logHandle],
    });
  } finally {
    closeSync(logHandle);
  }
  let failure: Error | undefined;
  child.on('error', (error) => {
    failure = explainSpawnError(program, error);
  });
  child.unref();
  return {
    look: () => {
      if (failure !== undefined) throw failure;
      if (child.exitCode !== null || child.signalCode !== null) return 'ended';
      const file = readPidFile(layout.data);
      const isReady = file && file !== 'unreadable' && file.pid === child.pid && file.ready;
      return isReady ? 'ready' : undefined;
    },
    mark: () => markOf(child.pid ?? 0) ?? { pid: child.pid ?? 0, started: '' },
    output: () => readFileSync(layout.logFile).subarray(logStart).toString('utf8'),
  };
}

/** The requested port where it is free, so that other processes' addresses stay true, else any. */
async function freePort(wished = 0): Promise<number> {
  const found = await tryListen(wished);
  return found ?? (await tryListen(0)) ?? fail('no free port on 127.0.0.1');
}

async function tryListen(port: number): Promise<number | undefined> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      if (['EADDRINUSE', 'EACCES'].includes(systemCode(error) ?? '')) resolve(undefined);
      else reject(error);
    });
    server.listen({ port, host: HOST, exclusive: true }, () => {
      const address = server.address();
      server.close(() => {
        resolve(typeof address === 'object' ? address?.port : undefined);
      });
    });
  });
}

function signal(pid: number, name: 'SIGINT' | 'SIGKILL' | 'SIGQUIT'): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (systemCode(error) !== 'ESRCH') throw error;
  }
}

function stillStarting(layout: HomeLayout, timeoutMs: number): EmbeddedError {
  return new EmbeddedError(
    'START_FAILED',
    `PostgreSQL is not ready after ${String(Math.round(timeoutMs / 1000))} s; it goes on by ` +
      `itself (a recovery can take long). Start again in a minute; its log is ${layout.logFile}.`,
  );
}

function startFailed(layout: HomeLayout, said: string): EmbeddedError {
  const inUse = /pre-existing shared memory block|lock file .* already exists/.test(said);
  return new EmbeddedError(
    inUse ? 'DATA_FOLDER_IN_USE' : 'START_FAILED',
    `PostgreSQL could not be started on ${layout.data}: ${whyFailed(said, layout.data)}. ` +
      `Then start again. Its log is ${layout.logFile}.`,
  );
}

function fail(message: string): never {
  throw new EmbeddedError('START_FAILED', message);
}
