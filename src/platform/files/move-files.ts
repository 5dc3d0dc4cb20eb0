import { createHash } from 'node:crypto';
import { DisplayableError } from '../../kernel/displayable-error.js';
import { FileMissing, ownerOf, type FileStore } from './file-store.port.js';

const AT_ONCE = 4;

export interface MovedFiles {
  readonly moved: number;
  readonly bytes: number;
  /** files there under names that are not ours; they stay */
  readonly foreign: number;
}

export interface MoveWatch {
  readonly progress: (so: MovedFiles) => void;
  readonly stop: AbortSignal;
}

/** The other store returned other bytes than were sent: the file stays where it was. */
export class FileChanged extends DisplayableError {
  override readonly name = 'FileChanged';
}

/**
 * Moves every file from one store to the other. A file is deleted only when the other store has
 * returned the same bytes, so a move can be stopped or killed at any moment; the next run goes on
 * with what is left. Only one may run: a move the other way would delete what this one has just
 * verified. Throws FileChanged, FilesUnavailable.
 */
export async function moveFiles(
  from: FileStore,
  to: FileStore,
  { progress, stop }: MoveWatch,
): Promise<MovedFiles> {
  const so = { moved: 0, bytes: 0, foreign: 0 };
  const files = from.list()[Symbol.asyncIterator]();
  const failed: { error: unknown }[] = [];
  const mover = async (): Promise<void> => {
    while (!stop.aborted && failed.length === 0) {
      const next = await files.next();
      if (next.done) return;
      const { key } = next.value;
      if (!isOurs(key)) {
        so.foreign += 1;
        continue;
      }
      const bytes = await moveOne(from, to, key);
      if (bytes === null) continue;
      so.moved += 1;
      so.bytes += bytes;
      progress({ ...so });
    }
  };
  const guarded = (): Promise<void> =>
    mover().catch((error: unknown) => void failed.push({ error }));
  await Promise.all(Array.from({ length: AT_ONCE }, guarded));
  if (failed[0]) throw failed[0].error;
  return so;
}

/** `<programme>/<file>`, or its small picture */
export function isOurs(key: string): boolean {
  return ownerOf(key) !== null;
}

/** How many bytes; null where another move was first, or the file was deleted. */
async function moveOne(from: FileStore, to: FileStore, key: string): Promise<number | null> {
  const bytes = await bytesOf(from, key);
  if (bytes === null) return null;
  await to.put(key, bytes);
  const back = await bytesOf(to, key);
  if (back === null || !sumOf(back).equals(sumOf(bytes))) {
    throw new FileChanged(
      `The file ${key} did not come back from ${to.place} as it was sent. It stays in ${from.place}.`,
    );
  }
  await from.delete(key);
  return bytes.length;
}

async function bytesOf(store: FileStore, key: string): Promise<Buffer | null> {
  try {
    return await store.readAll(key);
  } catch (error) {
    if (error instanceof FileMissing) return null;
    throw error;
  }
}

function sumOf(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}
