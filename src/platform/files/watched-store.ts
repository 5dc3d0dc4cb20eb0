import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Id } from '../../kernel/ids.js';
import type { FileMissing } from './file-store.port.js';
import {
  FileStore,
  FilesUnavailable,
  type FileStoreState,
  type StoredFile,
} from './file-store.port.js';

/** The base of adapters: `failureOf` turns what they throw into errors of ours. */
export abstract class WatchedStore extends FileStore {
  private failures = 0;
  private problem: FileStoreState['problem'] = null;

  protected abstract putBytes(key: string, bytes: Uint8Array): Promise<void>;
  protected abstract open(key: string): Promise<Readable>;
  protected abstract remove(key: string): Promise<void>;
  protected abstract removeProgram(programId: Id): Promise<void>;
  protected abstract walk(): AsyncIterable<StoredFile>;
  /** what a library threw, as an error of ours */
  protected abstract failureOf(error: unknown): FilesUnavailable | FileMissing;

  put(key: string, bytes: Uint8Array): Promise<void> {
    return this.watch(() => this.putBytes(key, bytes));
  }

  read(key: string): Promise<Readable> {
    return this.watch(() => this.open(key));
  }

  readAll(key: string): Promise<Buffer> {
    return this.watch(async () => buffer(await this.open(key)));
  }

  delete(key: string): Promise<void> {
    return this.watch(() => this.remove(key));
  }

  deleteProgram(programId: Id): Promise<void> {
    return this.watch(() => this.removeProgram(programId));
  }

  async *list(): AsyncIterable<StoredFile> {
    const files = this.walk()[Symbol.asyncIterator]();
    for (;;) {
      const next = await this.watch(() => files.next());
      if (next.done) return;
      yield next.value;
    }
  }

  state(): FileStoreState {
    return { place: this.place, failures: this.failures, problem: this.problem };
  }

  private async watch<T>(work: () => Promise<T>): Promise<T> {
    try {
      const result = await work();
      this.problem = null;
      return result;
    } catch (error) {
      const problem = this.failureOf(error);
      if (problem instanceof FilesUnavailable) {
        this.failures += 1;
        this.problem = problem.kind;
      }
      throw problem;
    }
  }
}
