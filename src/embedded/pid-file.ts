import { readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

import { systemCode } from './embedded-error.js';

/** What PostgreSQL writes about itself into `postmaster.pid` of its data folder. */
export interface PidFile {
  pid: number;
  /** Undefined while the server has not come that far. */
  port: number | undefined;
  /** Undefined where the server has none. */
  socketFolder: string | undefined;
  ready: boolean;
}

/** Lines: pid, data folder, start, port, socket folder, listen address, shared memory, status. */
export function parsePidFile(text: string): PidFile | undefined {
  const lines = text.split('\n').map((line) => line.trim());
  // A pid below zero is a single-user PostgreSQL: it keeps the folder, and nobody can connect.
  const pid = Math.abs(Number(lines[0]));
  if (!Number.isSafeInteger(pid) || pid === 0) return undefined;
  const port = Number(lines[3]);
  const hasPort = Number.isSafeInteger(port) && port > 0;
  return {
    pid,
    port: hasPort ? port : undefined,
    socketFolder: lines[4] || undefined,
    ready: lines[7] === 'ready',
  };
}

/** The port of the last start, from the command line that PostgreSQL keeps in `postmaster.opts`. */
export function parseLastPort(opts: string): number | undefined {
  const found = /port=(\d+)/.exec(opts);
  return found ? Number(found[1]) : undefined;
}

export function readPidFile(dataDirectory: string): PidFile | 'unreadable' | undefined {
  const text = readIfThere(pidFilePath(dataDirectory));
  return text === undefined ? undefined : (parsePidFile(text) ?? 'unreadable');
}

export function readLastPort(dataDirectory: string): number | undefined {
  const opts = readIfThere(path.join(dataDirectory, 'postmaster.opts'));
  return opts === undefined ? undefined : parseLastPort(opts);
}

/**
 * Keeps the pid file of a dead server from stopping the next one, even if another process has its
 * pid now. It is not deleted: its other lines give PostgreSQL the shared memory of that server,
 * where it looks for backends that outlived it before it removes the file itself. PostgreSQL takes
 * the pid of its own parent, which is this process, for a dead server's.
 */
export function disownPidFile(dataDirectory: string): void {
  const file = pidFilePath(dataDirectory);
  const text = readIfThere(file);
  if (text === undefined) return;
  if (process.platform === 'win32' || parsePidFile(text) === undefined) {
    unlinkSync(file);
    return;
  }
  writeFileSync(file, text.replace(/^.*/, String(process.pid)));
}

function pidFilePath(dataDirectory: string): string {
  return path.join(dataDirectory, 'postmaster.pid');
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
