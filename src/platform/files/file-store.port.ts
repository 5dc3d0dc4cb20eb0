import type { Readable } from 'node:stream';
import { DisplayableError } from '../../kernel/displayable-error.js';
import { isId, type Id } from '../../kernel/ids.js';

/** One file as its store lists it. */
export interface StoredFile {
  readonly key: string;
  readonly sizeBytes: number;
  readonly storedAt: Date;
}

/** How the store has done since the process began; reading this does not call the store. */
export interface FileStoreState {
  readonly place: string;
  readonly failures: number;
  /** of the last call; null where it went well, or nothing was called yet */
  readonly problem: FileErrorKind | null;
}

/**
 * The bytes of files: on a disk or in S3, which Nest injects by this class. Keys are
 * `<programme>/<file>` (`fileKey`). Every method throws FilesUnavailable where the store fails.
 */
export abstract class FileStore {
  /** for people: `the disk (/var/lib/goodturn/files)` */
  abstract readonly place: string;

  abstract put(key: string, bytes: Uint8Array): Promise<void>;

  /** Throws FileMissing. The bytes begin to come; a later failure breaks the stream. */
  abstract read(key: string): Promise<Readable>;

  /** A whole file. Throws FileMissing. */
  abstract readAll(key: string): Promise<Buffer>;

  /** A file that is not there counts as deleted. */
  abstract delete(key: string): Promise<void>;

  /** All files of a programme that was deleted. */
  abstract deleteProgram(programId: Id): Promise<void>;

  /** All files, in any order. */
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
 * `REFUSED`: our key or its rights; `MISPLACED`: no such bucket, or in another place;
 * `UNREACHABLE`: no answer, or too late; `FULL`: no room; `FAILED`: anything else.
 */
export type FileErrorKind = 'REFUSED' | 'MISPLACED' | 'UNREACHABLE' | 'FULL' | 'FAILED';

/** The store failed; `message` says why and what to do, for the person who runs the server. */
export class FilesUnavailable extends DisplayableError {
  override readonly name = 'FilesUnavailable';

  constructor(
    readonly kind: FileErrorKind,
    message: string,
    /** of the system that refused: `NoSuchBucket`, `ECONNREFUSED`, `ENOSPC` */
    readonly code: string,
    override readonly cause?: unknown,
  ) {
    super(message);
  }
}

export function fileKey(programId: Id, fileId: Id): string {
  return `${programId}/${fileId}`;
}

const SMALL = '-small';

/** The small picture that lies beside a file. */
export function smallFileKey(programId: Id, fileId: Id): string {
  return `${fileKey(programId, fileId)}${SMALL}`;
}

/** Whose bytes these are; null for what is none of ours. */
export function ownerOf(key: string): { readonly programId: Id; readonly fileId: Id } | null {
  const [programId = '', name = '', ...rest] = key.split('/');
  const fileId = name.endsWith(SMALL) ? name.slice(0, -SMALL.length) : name;
  return rest.length === 0 && isId(programId) && isId(fileId) ? { programId, fileId } : null;
}
