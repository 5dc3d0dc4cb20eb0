import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams, SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, writeSync } from 'node:fs';
import process from 'node:process';

import { EmbeddedError, systemCode } from './embedded-error.js';
import { openLog } from './server-log.js';
import type { ServerUser } from './server-user.js';
import { whyFailed } from './why-failed.js';

/**
 * How a program of PostgreSQL is started: as its own user, in a folder that user can enter, and
 * without our environment, so that no PGPORT or PGDATA of the terminal changes what we do.
 */
export function spawnOptions(folder: string, user: ServerUser | undefined): SpawnOptions {
  const options: SpawnOptions = { cwd: folder, windowsHide: true };
  if (process.platform !== 'win32') {
    options.env = { PATH: '/usr/bin:/bin:/usr/sbin:/sbin', LC_ALL: 'C', TZ: 'UTC' };
  }
  return user ? { ...options, uid: user.uid, gid: user.gid } : options;
}

/** Says why a program could not even be started. */
export function explainSpawnError(program: string, error: unknown): Error {
  const code = systemCode(error);
  if (code === 'ENOENT' && existsSync(program)) {
    return new EmbeddedError(
      'BINARIES_MISSING',
      `The embedded PostgreSQL does not run on this system: the loader that ${program} needs is ` +
        'missing (it wants glibc; Alpine has musl). Use a server of your own with DATABASE_URL.',
      error,
    );
  }
  return new EmbeddedError(
    'START_FAILED',
    `${program} cannot be started (${code ?? String(error)}).`,
    error,
  );
}

export interface ProgramRun {
  /** what it says is kept here where it fails; undefined: nowhere */
  readonly logFile?: string;
  /** what is tried with it, for people: `make the database in /srv/home` */
  readonly to?: string;
  readonly input?: string;
}

/** Runs a program to its end. Throws `START_FAILED` with the reason unless it ends with 0. */
export async function runProgram(
  program: string,
  args: readonly string[],
  options: SpawnOptions,
  { logFile, to = `run ${program}`, input = '' }: ProgramRun = {},
): Promise<void> {
  const child = spawn(program, args, { ...options, stdio: 'pipe' });
  const output = collectOutput(child);
  // A program that ends before it read its input: its exit code explains more than the broken pipe.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  let code: unknown;
  try {
    [code] = (await once(child, 'close')) as unknown[];
  } catch (error) {
    throw explainSpawnError(program, error);
  }
  if (code === 0) return;
  const said = output();
  if (logFile !== undefined) keep(logFile, said);
  const where = logFile === undefined ? '' : ` What it said is in ${logFile}.`;
  throw new EmbeddedError(
    'START_FAILED',
    `PostgreSQL could not ${to}: ${whyFailed(said)}. Then start again.${where}`,
  );
}

function keep(logFile: string, said: string): void {
  try {
    const handle = openLog(logFile);
    writeSync(handle, `${said.trimEnd()}\n`);
    closeSync(handle);
  } catch (error) {
    // Where there is no room for a log, the message still says so.
    if (systemCode(error) === undefined) throw error;
  }
}

function collectOutput(child: ChildProcessWithoutNullStreams): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
  }
  return () => text;
}
