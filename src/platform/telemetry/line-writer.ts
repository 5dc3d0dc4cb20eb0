import { write, writeSync } from 'node:fs';
import type { DestinationStream } from 'pino';

/** What waits while nothing can be written; the rest is dropped. */
const MAX_WAITING_BYTES = 256 * 1024;
/** So often a file is opened that could not be, and a reader asked that takes nothing just now. */
const TRY_AGAIN_MS = 1_000;
const BUSY_MS = 100;

const writers = new Set<LineWriter>();

/** A process has one log or two, which live as long as it does. */
function watchExit(writer: LineWriter): void {
  if (writers.size === 0) {
    process.once('exit', () => {
      for (const each of writers) each.flush();
    });
  }
  writers.add(writer);
}

/**
 * Writes lines to a descriptor without waiting for it, and never ends or holds up the process: pino's
 * own stream (sonic-boom 4) tries for ever to write its last lines to a disk that is full, so that a
 * stop never ends. What cannot be written waits for the next line; `tell` hears why.
 */
export class LineWriter implements DestinationStream {
  private waiting: Buffer[] = [];
  private waitingBytes = 0;
  private isWriting = false;
  private triedAt = performance.now();

  /** `place`: a descriptor, or what opens one as soon as that is possible. */
  constructor(
    private place: number | (() => number),
    private readonly tell: (error: unknown) => void,
  ) {
    watchExit(this);
  }

  write(line: string): void {
    const bytes = Buffer.from(line);
    if (this.waitingBytes + bytes.length > MAX_WAITING_BYTES) return;
    this.waiting.push(bytes);
    this.waitingBytes += bytes.length;
    if (!this.isWriting) this.writeOn();
  }

  /** At the end of the process: once, and what is not taken then is lost. */
  flush(): void {
    const part = this.take();
    if (typeof this.place !== 'number' || part.length === 0) return;
    try {
      writeSync(this.place, part);
    } catch (error) {
      this.tell(error);
    }
  }

  private writeOn(): void {
    const descriptor = this.descriptor();
    if (descriptor === null || this.waiting.length === 0) return;
    const part = this.take();
    this.isWriting = true;
    write(descriptor, part, 0, part.length, null, (error, written) => {
      this.isWriting = false;
      if (error) this.failed(error, part);
      else this.wrote(part, written);
    });
  }

  private wrote(part: Buffer, written: number): void {
    if (written < part.length) this.giveBack(part.subarray(written));
    this.writeOn();
  }

  private failed(error: NodeJS.ErrnoException, part: Buffer): void {
    this.giveBack(part);
    if (error.code !== 'EAGAIN' && error.code !== 'EBUSY') {
      this.tell(error);
      return;
    }
    setTimeout(() => {
      if (!this.isWriting) this.writeOn();
    }, BUSY_MS).unref();
  }

  private take(): Buffer {
    const part = Buffer.concat(this.waiting);
    this.waiting = [];
    this.waitingBytes = 0;
    return part;
  }

  private giveBack(part: Buffer): void {
    this.waiting.unshift(part);
    this.waitingBytes += part.length;
  }

  /** Null while its file cannot be opened. */
  private descriptor(): number | null {
    if (typeof this.place === 'number') return this.place;
    if (performance.now() - this.triedAt < TRY_AGAIN_MS) return null;
    this.triedAt = performance.now();
    try {
      this.place = this.place();
      return this.place;
    } catch (error) {
      this.tell(error);
      return null;
    }
  }
}
