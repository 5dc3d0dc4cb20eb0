import type { Readable } from 'node:stream';
import { DisplayableError } from '../../kernel/displayable-error.js';
import type { Id } from '../../kernel/ids.js';

/** One file as its store lists it. */
export interface StoredFile {
  readonly key: string;
  readonly sizeBytes: number;
  readonly storedAt: Date;
}

/** How the store has done since the process began; nothing is asked of it for this. */
export interface FileStoreState {
  readonly place: string;
  readonly failures: number;
  /** of the last thing that was asked; null where it went well, or nothing was asked yet */
  readonly problem: FileErrorKind | null;
}

/**
 * The bytes of files: on a disk or in S3, which Nest injects by this class. Keys are
 * `<programme>/<file>` (`fileKey`). Every method throws FilesUnavailable where the store does not do
 * what it is asked.
 */
export abstract class FileStore {
  /** for people: `the disk (/var/lib/goodturn/files)` */
  abstract readonly place: string;

  abstract put(key: string, bytes: Uint8Array): Promise<void>;

  /** Throws FileMissing. The bytes begin to come: what breaks later breaks the stream. */
  abstract read(key: string): Promise<Readable>;

  /** A whole file. Throws FileMissing. */
  abstract readAll(key: string): Promise<Buffer>;

  /** What is not there is deleted already. */
  abstract delete(key: string): Promise<void>;

  /** All files of a programme that was deleted. */
  abstract deleteProgram(programId: Id): Promise<void>;

  /** All files, in no order that means anything. */
  abstract list(): AsyncIterable<StoredFile>;

  abstract state(): FileStoreState;
}

/** There is no file under this key. */
export class FileMissing extends Error {
  override readonly name = 'FileMissing';
  readonly code = 'FILE_MISSING';

  constructor() {
    super('There is no file under this key.');
  }
}

/**
 * `REFUSED`: who we are, or what we may; `MISPLACED`: no such bucket, or not there; `UNREACHABLE`:
 * no answer, or too late; `FULL`: no room; `FAILED`: anything else.
 */
export type FileErrorKind = 'REFUSED' | 'MISPLACED' | 'UNREACHABLE' | 'FULL' | 'FAILED';

/** The store does not do what it is asked; `message` says to who runs the server why, and what to do. */
export class FilesUnavailable extends DisplayableError {
  override readonly name = 'FilesUnavailable';

  constructor(
    readonly kind: FileErrorKind,
    message: string,
    /** of whoever refused: `NoSuchBucket`, `ECONNREFUSED`, `ENOSPC` */
    readonly code: string,
    override readonly cause?: unknown,
  ) {
    super(message);
  }
}

export function fileKey(programId: Id, fileId: Id): string {
  return `${programId}/${fileId}`;
}
