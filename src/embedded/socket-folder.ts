import { chmodSync, chownSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

import type { HomeLayout } from './home.js';

/** The shortest of the systems' limits (macOS), without the zero at the end. */
const MAX_PATH_BYTES = 103;
const LONGEST_NAME = '.s.PGSQL.65535';

/**
 * The folder of the server's Unix socket: a query by it takes half as long as by TCP. Undefined
 * where it is impossible: on Windows, where the path is too long, and where PostgreSQL would read
 * it as a list.
 */
export function socketFolderIn(folder: string): string | undefined {
  const wished = path.join(folder, 'socket');
  if (process.platform === 'win32' || /[,"]/.test(wished)) return undefined;
  const longest = Buffer.byteLength(path.join(wished, LONGEST_NAME));
  return longest > MAX_PATH_BYTES ? undefined : wished;
}

/**
 * Makes it, for the server's user alone. Deletes what a killed server left there: its lock file
 * would keep the next one out where another process has that process number now.
 */
export function makeSocketFolder({ folder, user }: HomeLayout): string | undefined {
  const made = socketFolderIn(folder);
  if (made === undefined) return undefined;
  rmSync(made, { recursive: true, force: true });
  mkdirSync(made, { mode: 0o700 });
  chmodSync(made, 0o700);
  if (user) chownSync(made, user.uid, user.gid);
  return made;
}
