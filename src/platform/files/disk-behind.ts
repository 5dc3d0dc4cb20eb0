import type { Readable } from 'node:stream';
import type { Id } from '../../kernel/ids.js';
import { FileMissing, FileStore, type FileStoreState, type StoredFile } from './file-store.port.js';

/**
 * A new store, with the one that the installation had before: new files go to the first, and files
 * that were not moved yet are read from the second. So the server need not stop for the move.
 */
export class DiskBehind extends FileStore {
  readonly place: string;

  constructor(
    private readonly first: FileStore,
    private readonly behind: FileStore,
  ) {
    super();
    this.place = first.place;
  }

  put(key: string, bytes: Uint8Array): Promise<void> {
    return this.first.put(key, bytes);
  }

  read(key: string): Promise<Readable> {
    return this.whereItIs((store) => store.read(key));
  }

  readAll(key: string): Promise<Buffer> {
    return this.whereItIs((store) => store.readAll(key));
  }

  async delete(key: string): Promise<void> {
    await this.first.delete(key);
    await this.behind.delete(key);
  }

  async deleteProgram(programId: Id): Promise<void> {
    await this.first.deleteProgram(programId);
    await this.behind.deleteProgram(programId);
  }

  async *list(): AsyncIterable<StoredFile> {
    yield* this.first.list();
    yield* this.behind.list();
  }

  state(): FileStoreState {
    return this.first.state();
  }

  /** A file may be moved between the two attempts, so the first store is tried again. */
  private async whereItIs<T>(read: (store: FileStore) => Promise<T>): Promise<T> {
    for (const store of [this.first, this.behind]) {
      try {
        return await read(store);
      } catch (error) {
        if (!(error instanceof FileMissing)) throw error;
      }
    }
    return read(this.first);
  }
}
