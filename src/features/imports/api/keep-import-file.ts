import { open } from 'node:fs/promises';
import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Database } from '../../../platform/database/index.js';
import type { FileStore } from '../../../platform/files/index.js';
import { inspectFile } from '../inspect/index.js';
import { ImportRefused, type ImportKind } from '../read/index.js';
import {
  deleteParts,
  ImportFilesFull,
  MOST_FILE_BYTES,
  shownFileName,
  storeParts,
  type LocalFiles,
  type StoredParts,
  type UploadImport,
} from '../runs/index.js';

export interface KeepFileDeps {
  readonly database: Database;
  readonly store: FileStore;
  readonly files: LocalFiles;
  readonly uploadImport: UploadImport;
}

interface ReceivedImport {
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly bytes: AsyncIterable<Buffer>;
}

export type ImportNotKept = 'TOO_LARGE' | 'NO_FILE' | 'NOT_TEXT' | 'FILES_FULL';

/** Of a workbook: a spreadsheet keeps its files as archives. */
const NO_TEXT = [Buffer.from('PK\x03\x04', 'latin1'), Buffer.from([0xd0, 0xcf, 0x11, 0xe0])];

/**
 * Keeps an uploaded file: bytes first, then the row of its run. Returns why where it is not kept.
 * Throws FilesUnavailable.
 */
export async function keepImportFile(
  actor: Actor,
  { kind, fileName, bytes }: ReceivedImport,
  deps: KeepFileDeps,
): Promise<{ readonly id: Id } | ImportNotKept> {
  const { database, store, uploadImport } = deps;
  const { programId } = actor;
  const stored = await storeParts(store, programId, bytes, MOST_FILE_BYTES);
  if (stored === null) return 'TOO_LARGE';
  const [first] = stored.partIds;
  if (first === undefined) return 'NO_FILE';
  try {
    const columns = await columnsOf(programId, stored, deps);
    if (columns === 'NOT_TEXT') {
      await deleteParts(store, programId, stored.partIds);
      return 'NOT_TEXT';
    }
    const id = await database.write(actor, 'uploadImport', (tx) =>
      uploadImport.uploadImport(tx, actor, {
        ...{ ...stored, kind, columns, fileName: shownFileName(fileName) },
      }),
    );
    return { id };
  } catch (error) {
    // What cannot be deleted now is left to the daily job.
    await deleteParts(store, programId, stored.partIds).catch(() => undefined);
    if (error instanceof ImportFilesFull) return 'FILES_FULL';
    throw error;
  }
}

/** By them a mapping that was used before is proposed; null where nobody can read them yet. */
async function columnsOf(
  programId: Id,
  { partIds }: StoredParts,
  { files }: KeepFileDeps,
): Promise<readonly string[] | 'NOT_TEXT' | null> {
  return files.withFile(programId, partIds.slice(0, 1), async (path) => {
    if (await isNoText(path)) return 'NOT_TEXT';
    try {
      const told = { encoding: null, delimiter: null };
      const { columns } = await inspectFile(path, told, partIds.length > 1);
      return columns.map(({ name }) => name);
    } catch (error) {
      if (error instanceof ImportRefused) return null;
      throw error;
    }
  });
}

async function isNoText(path: string): Promise<boolean> {
  const handle = await open(path);
  try {
    const { buffer } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return NO_TEXT.some((mark) => buffer.equals(mark));
  } finally {
    await handle.close();
  }
}
