import type { Disk } from 'flydrive';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Id } from '../../kernel/ids.js';

/** The bytes of files, on the disk of the home; keys are `<programme>/<file>`. */
export class FileStore {
  private readonly location: string;

  constructor(home: string) {
    this.location = join(home, 'files');
  }

  async put(key: string, bytes: Uint8Array): Promise<void> {
    return (await this.disk()).put(key, bytes);
  }

  async read(key: string): Promise<Readable> {
    return (await this.disk()).getStream(key);
  }

  async delete(key: string): Promise<void> {
    return (await this.disk()).delete(key);
  }

  /** All files of a programme that was deleted. */
  async deleteProgram(programId: Id): Promise<void> {
    return (await this.disk()).deleteAll(programId);
  }

  /** Read when the first file comes or goes, not on the way to a start. */
  private async disk(): Promise<Disk> {
    const { Disk } = await import('flydrive');
    const { FSDriver } = await import('flydrive/drivers/fs');
    return new Disk(new FSDriver({ location: this.location, visibility: 'private' }));
  }
}
