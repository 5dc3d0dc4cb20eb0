import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, readlinkSync, realpathSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

import { systemCode } from './embedded-error.js';

/**
 * One process for good: a pid alone is given to another process after a while. `started` is
 * compared for equality only; it is '' where the system does not report it (Windows).
 */
export interface ProcessMark {
  pid: number;
  started: string;
}

interface ProcessState {
  started: string;
  zombie: boolean;
}

/** Reads Linux's `/proc/<pid>/stat`; the name in brackets may itself contain spaces and brackets. */
export function parseProcStat(text: string): { state: string; startTicks: string } | undefined {
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const [state, startTicks] = [fields[0], fields[19]];
  return state && startTicks ? { state, startTicks } : undefined;
}

/** Reads `ps -o stat=,lstart=`, as on macOS: `Ss   Fri Nov 21 23:10:04 2026`. */
export function parsePsLine(text: string): { state: string; started: string } | undefined {
  const found = /^\s*(\S+)\s+(\S.*?)\s*$/.exec(text);
  return found?.[1] && found[2] ? { state: found[1], started: found[2] } : undefined;
}

/** Does a process with this number exist? One of another user counts; so does a zombie. */
export function pidExists(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    if (systemCode(error) === 'ESRCH') return false;
    if (systemCode(error) === 'EPERM') return true;
    throw error;
  }
}

/** The process that now has this number, or undefined when there is none or only a zombie is left. */
export function markOf(pid: number): ProcessMark | undefined {
  const state = stateOf(pid);
  return state === undefined || state.zombie ? undefined : { pid, started: state.started };
}

export function ownMark(): ProcessMark {
  return { pid: process.pid, started: stateOf(process.pid)?.started ?? '' };
}

export function isRunning(mark: ProcessMark): boolean {
  return markOf(mark.pid)?.started === mark.started;
}

/**
 * Is this process a PostgreSQL that works in `dataDirectory`? Its working directory shows it; where
 * that is hidden from us, the command line that started it. Where neither can be seen (Windows) the
 * answer is yes: to wait is safer than a second server on one folder.
 */
export function isPostgresOf(pid: number, dataDirectory: string): boolean {
  if (process.platform === 'win32') return pidExists(pid);
  const command = commandOf(pid);
  if (!path.basename(command[0] ?? '').startsWith('postgres')) return false;
  const wanted = realPath(dataDirectory);
  const place = workingDirectoryOf(pid);
  if (place !== undefined) return place === wanted;
  return command.some((part) => part.includes(path.sep) && realPath(part) === wanted);
}

/**
 * Backends that outlived the server of this folder. Empty while a server lives, whose children they
 * would be, and on systems other than Linux.
 */
export function orphansOf(dataDirectory: string): number[] {
  if (process.platform !== 'linux') return [];
  const wanted = realPath(dataDirectory);
  const pids = readdirSync('/proc')
    .map(Number)
    .filter((pid) => Number.isSafeInteger(pid) && workingDirectoryOf(pid) === wanted)
    .filter((pid) => isPostgresOf(pid, dataDirectory));
  // A backend rewrites its command line to "postgres: …", a server keeps its own.
  const isBackend = (pid: number): boolean => (commandOf(pid)[0] ?? '').startsWith('postgres:');
  return pids.every(isBackend) ? pids : [];
}

function stateOf(pid: number): ProcessState | undefined {
  if (!pidExists(pid)) return undefined;
  if (process.platform === 'win32') return { started: '', zombie: false };
  const stat = readText(`/proc/${String(pid)}/stat`);
  if (stat !== undefined) {
    const parsed = parseProcStat(stat);
    if (!parsed) return undefined;
    return {
      started: `${bootId()}:${parsed.startTicks}`,
      zombie: parsed.state === 'Z' || parsed.state === 'X',
    };
  }
  const parsed = parsePsLine(ps(pid, 'stat=,lstart='));
  return parsed && { started: parsed.started, zombie: parsed.state.startsWith('Z') };
}

let knownBootId: string | undefined;

/** Ticks since boot repeat after a boot; with the boot's id they do not. */
function bootId(): string {
  knownBootId ??= readText('/proc/sys/kernel/random/boot_id')?.trim() ?? '';
  return knownBootId;
}

function commandOf(pid: number): string[] {
  const line = readText(`/proc/${String(pid)}/cmdline`);
  if (line !== undefined) return line.split('\0');
  return ps(pid, 'command=').trim().split(' ');
}

function workingDirectoryOf(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${String(pid)}/cwd`);
  } catch {
    // Gone, another user's, or a system without /proc: the caller looks elsewhere.
    return undefined;
  }
}

function ps(pid: number, columns: string): string {
  const answer = spawnSync('ps', ['-o', columns, '-p', String(pid)], {
    encoding: 'utf8',
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' },
  });
  return answer.status === 0 ? answer.stdout : '';
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // A process may end between two looks; a missing file is the answer, not an error.
    return undefined;
  }
}

function realPath(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    // A path that no longer exists equals no other one.
    return path.resolve(file);
  }
}
