import { closeSync, fchmodSync, openSync } from 'node:fs';
import { destination, type DestinationStream } from 'pino';
import { DisplayableError } from '../../kernel/displayable-error.js';
import { fileErrorReason, isFull, wayOutOf } from '../errors/file-error.js';

/** What waits while the log cannot be written; the rest is dropped. */
const MAX_WAITING_BYTES = 256 * 1024;

/** The log cannot be written where it should be; the message says what to do. */
class LogNotUsable extends DisplayableError {
  override readonly name = 'LogNotUsable';
}

/**
 * A log that never ends the process: what cannot be written is dropped, and people are told once.
 * `dest` is a file, readable by its owner alone, or a descriptor. Throws LogNotUsable where the file
 * cannot be opened, unless its disk is full, which may pass.
 */
export function openLogStream(dest: string | number, tell = tellOnce(dest)): DestinationStream {
  if (typeof dest === 'string') {
    try {
      makePrivate(dest);
    } catch (error) {
      const reason = fileErrorReason(error);
      if (reason === null) throw error;
      if (!isFull(error)) {
        throw new LogNotUsable(
          `The log ${dest} cannot be written: ${reason}. ${wayOutOf(error)} It lies in the home (GOODTURN_HOME).`,
        );
      }
      tell(error);
      return { write: () => undefined };
    }
  }
  const stream = destination({ dest, maxLength: MAX_WAITING_BYTES });
  stream.on('error', tell);
  return stream;
}

/** A log of before may be readable by others. */
function makePrivate(file: string): void {
  const handle = openSync(file, 'a', 0o600);
  try {
    fchmodSync(handle, 0o600);
  } finally {
    closeSync(handle);
  }
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
