import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';

import { programPath } from './binaries.js';
import type { Binaries } from './binaries.js';
import { EmbeddedError } from './embedded-error.js';
import { newPassword, readPassword, savePassword } from './home.js';
import type { HomeLayout } from './home.js';
import { runProgram, spawnOptions } from './run-program.js';

export const LOGIN = 'goodturn';
export const DATABASE = 'goodturn';

const STAGING = 'initdb-';

/** Whether the home holds a cluster that our PostgreSQL can serve. Throws where it holds others. */
export function hasCluster(layout: HomeLayout, binaries: Binaries): boolean {
  if (!existsSync(layout.data)) return false;
  const versionFile = path.join(layout.data, 'PG_VERSION');
  if (!existsSync(versionFile)) {
    if (readdirSync(layout.data).length === 0) return false;
    throw new EmbeddedError(
      'DATA_FOLDER_BROKEN',
      `${layout.data} is not empty and holds no database (PG_VERSION is missing). ` +
        'Restore it from a backup, or move it away to begin with an empty database.',
    );
  }
  const version = readFileSync(versionFile, 'utf8').trim();
  if (version === String(binaries.major)) return true;
  throw new EmbeddedError(
    'DATA_FOLDER_OTHER_VERSION',
    `${layout.data} was made by PostgreSQL ${version}; this Goodturn brings ${binaries.version}. ` +
      'Start the Goodturn that made it and move its data by dump and restore, ' +
      'or move the folder away to begin with an empty database.',
  );
}

/**
 * Makes the cluster and its database beside their place, and renames them when all is on disk: a
 * process that is killed here leaves only a staging folder, which the next one removes.
 */
export async function makeCluster(layout: HomeLayout, binaries: Binaries): Promise<string> {
  removeStaging(layout.folder);
  const password = readPassword(layout) ?? newPassword();
  savePassword(layout, password);
  const staging = mkdtempSync(path.join(layout.folder, STAGING));
  const data = path.join(staging, 'data');
  const passwordFile = path.join(staging, 'password');
  mkdirSync(data, { mode: 0o700 });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (layout.user) {
    const { uid, gid } = layout.user;
    chmodSync(staging, 0o711);
    [data, passwordFile].forEach((file) => {
      chownSync(file, uid, gid);
    });
  }
  const options = spawnOptions(staging, layout.user);
  const initdb = programPath(binaries, 'initdb');
  const run = { logFile: layout.logFile, to: `make the database in ${layout.data}` };
  try {
    await runProgram(initdb, initdbArguments(data, passwordFile), options, run);
    await runAlone(layout, binaries, data, `CREATE DATABASE ${DATABASE}`, run.to);
    await runProgram(initdb, ['--sync-only', '-D', data], options, run);
    renameSync(data, layout.data);
    syncFolder(layout.folder);
  } finally {
    // After a failure too: on a full disk it is what takes the room.
    removeStaging(layout.folder);
  }
  return password;
}

/** Gives the login a new password where the home's file is lost. The server must not be running. */
export async function replacePassword(layout: HomeLayout, binaries: Binaries): Promise<string> {
  const password = newPassword();
  // base64url has no quote in it.
  const statement = `ALTER ROLE ${LOGIN} PASSWORD '${password}'`;
  await runAlone(layout, binaries, layout.data, statement, `open ${layout.data}`);
  savePassword(layout, password);
  return password;
}

function initdbArguments(data: string, passwordFile: string): string[] {
  return [
    ...['-D', data, '-U', LOGIN, `--pwfile=${passwordFile}`, '--auth=scram-sha-256'],
    // The same order of texts on every system; languages are sorted by the product.
    ...['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
    // Synced once, at the end, with the database that is made after it.
    ...['--no-instructions', '--no-sync'],
  ];
}

/** One statement in single-user mode: no port, no password, and an error ends it with a code. */
async function runAlone(
  layout: HomeLayout,
  binaries: Binaries,
  data: string,
  statement: string,
  to: string,
): Promise<void> {
  await runProgram(
    programPath(binaries, 'postgres'),
    ['--single', '-D', data, '-c', 'exit_on_error=on', 'postgres'],
    spawnOptions(layout.folder, layout.user),
    { logFile: layout.logFile, to, input: `${statement}\n` },
  );
}

/** An initdb whose starter was killed may still write there; what it makes then is removed later. */
function removeStaging(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(STAGING)) continue;
    rmSync(path.join(folder, name), { recursive: true, force: true, maxRetries: 10 });
  }
}

function syncFolder(folder: string): void {
  // Windows has no handle for a folder, and keeps a rename without it.
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
