import type { Disk } from 'flydrive';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { newId, type Id } from '../../kernel/ids.js';
import { fileErrorReason, wayOutOf } from '../errors/file-error.js';
import {
  FileMissing,
  FilesUnavailable,
  type FileErrorKind,
  type StoredFile,
} from './file-store.port.js';
import { WatchedStore } from './watched-store.js';

const KINDS: Readonly<Record<string, FileErrorKind>> = {
  ENOSPC: 'FULL',
  EDQUOT: 'FULL',
  EACCES: 'REFUSED',
  EPERM: 'REFUSED',
  EROFS: 'REFUSED',
};

/** Files in a folder of the home. */
export class DiskFileStore extends WatchedStore {
  private readonly location: string;
  readonly place: string;

  constructor(home: string) {
    super();
    this.location = join(home, 'files');
    this.place = `the disk (${this.location})`;
  }

  /** Written by us: with the library, a reader meanwhile, or a killed process, gets half a file. */
  protected async putBytes(key: string, bytes: Uint8Array): Promise<void> {
    const path = join(this.location, key);
    // Under another name first: `files check` finds it if this process is killed.
    const beside = join(dirname(path), newId());
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    try {
      await writeFile(beside, bytes, { flush: true, mode: 0o600 });
      await rename(beside, path);
    } catch (error) {
      await rm(beside, { force: true });
      throw error;
    }
  }

  /** Opened by us: the library's stream reports a missing file only after an answer has begun. */
  protected async open(key: string): Promise<Readable> {
    const stream = createReadStream(join(this.location, key));
    await once(stream, 'open');
    return stream;
  }

  protected async remove(key: string): Promise<void> {
    await (await this.disk()).delete(key);
  }

  protected async removeProgram(programId: Id): Promise<void> {
    await (await this.disk()).deleteAll(programId);
  }

  protected async *walk(): AsyncIterable<StoredFile> {
    const { objects } = await (await this.disk()).listAll('/', { recursive: true });
    for (const file of objects) {
      if (file.isDirectory) continue;
      const found = await file.getMetaData().catch(nullIfGone);
      if (found) {
        yield { key: file.key, sizeBytes: found.contentLength, storedAt: found.lastModified };
      }
    }
  }

  protected failureOf(error: unknown): FilesUnavailable | FileMissing {
    const { cause, code: name } = ofSystem(error);
    if (name === 'ENOENT') return new FileMissing();
    const why = fileErrorReason(cause) ?? `it failed (${name})`;
    const says = `Files cannot be kept in ${this.location}, a folder of the home (GOODTURN_HOME): ${why}. ${wayOutOf(cause)}`;
    return new FilesUnavailable(KINDS[name] ?? 'FAILED', says, name, error);
  }

  /** Loaded with the first file, so that it delays no start. */
  private async disk(): Promise<Disk> {
    const { Disk } = await import('flydrive');
    const { FSDriver } = await import('flydrive/drivers/fs');
    return new Disk(new FSDriver({ location: this.location, visibility: 'private' }));
  }
}

/** The system's own error, below what the library made of it. */
function ofSystem(error: unknown): { readonly cause: unknown; readonly code: string } {
  const { cause = error } = Object(error) as { cause?: unknown };
  const { code } = Object(cause) as { code?: unknown };
  return { cause, code: typeof code === 'string' ? code : 'UNKNOWN' };
}

/** Somebody deleted it since it was listed. */
function nullIfGone(error: unknown): null {
  if (ofSystem(error).code !== 'ENOENT') throw error;
  return null;
}
