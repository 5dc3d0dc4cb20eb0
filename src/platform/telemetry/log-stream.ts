import { closeSync, fchmodSync, fstatSync, openSync } from 'node:fs';
import { join } from 'node:path';
import type { DestinationStream } from 'pino';
import { DisplayableError } from '../../kernel/displayable-error.js';
import type { Config } from '../config/index.js';
import { fileErrorReason, isFull, wayOutOf } from '../errors/file-error.js';
import { LineWriter } from './line-writer.js';

/** The log cannot be written where it should be; the message says what to do. */
class LogNotUsable extends DisplayableError {
  override readonly name = 'LogNotUsable';
}

/** Null: standard output. */
export function logFileOf(
  config: Pick<Config, 'environment' | 'databaseUrl' | 'home'>,
): string | null {
  const isServer = config.environment === 'production' || config.databaseUrl !== null;
  return isServer ? null : join(config.home, 'goodturn.log');
}

/**
 * A log that never ends the process: what cannot be written is dropped, and people are told once.
 * `dest` is a file, readable by its owner alone, or a descriptor. Throws LogNotUsable where the file
 * cannot be opened, unless its disk is full, which may pass.
 */
export function openLogStream(dest: string | number, tell = tellOnce(dest)): DestinationStream {
  if (typeof dest === 'number') return new LineWriter(dest, tell);
  try {
    return new LineWriter(openPrivate(dest), tell);
  } catch (error) {
    if (!isFull(error)) throw notUsable(dest, error);
    tell(error);
    return new LineWriter(() => openPrivate(dest), tell);
  }
}

/** Throws LogNotUsable where the log of a start could not be written. */
export function probeLog(file: string): void {
  try {
    closeSync(openPrivate(file));
  } catch (error) {
    throw notUsable(file, error);
  }
}

/** A log of before may be readable by others. What is no file (/dev/null) is nobody's to change. */
function openPrivate(file: string): number {
  const handle = openSync(file, 'a', 0o600);
  try {
    if (fstatSync(handle).isFile()) fchmodSync(handle, 0o600);
    return handle;
  } catch (error) {
    closeSync(handle);
    throw error;
  }
}

function notUsable(file: string, error: unknown): unknown {
  const reason = fileErrorReason(error);
  if (reason === null) return error;
  return new LogNotUsable(
    `The log ${file} cannot be written: ${reason}. ${wayOutOf(error)} It lies in the home (GOODTURN_HOME).`,
  );
}

function tellOnce(dest: string | number): (error: unknown) => void {
  let isTold = false;
  return (error) => {
    if (isTold) return;
    isTold = true;
    const place = typeof dest === 'string' ? dest : 'standard output';
    const reason = fileErrorReason(error) ?? 'it failed';
    process.stderr.write(
      `The log (${place}) cannot be written: ${reason}. Goodturn goes on without it.\n`,
    );
  };
}

/** A terminal or file that is gone or full must not end a process that has work to do. */
export function surviveLostOutput(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}
