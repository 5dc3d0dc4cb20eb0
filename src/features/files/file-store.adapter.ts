import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Id } from '../../kernel/ids.js';

/** The bytes of files, on the disk of the home; keys are `<programme>/<file>`. */
export class FileStore {
  private readonly disk: Disk;

  constructor(home: string) {
    this.disk = new Disk(new FSDriver({ location: join(home, 'files'), visibility: 'private' }));
  }

  put(key: string, bytes: Uint8Array): Promise<void> {
    return this.disk.put(key, bytes);
  }

  read(key: string): Promise<Readable> {
    return this.disk.getStream(key);
  }

  delete(key: string): Promise<void> {
    return this.disk.delete(key);
  }

  /** All files of a programme that was deleted. */
  deleteProgram(programId: Id): Promise<void> {
    return this.disk.deleteAll(programId);
  }
}
