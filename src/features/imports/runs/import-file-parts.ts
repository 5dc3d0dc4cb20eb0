import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { newId, type Id } from '../../../kernel/ids.js';
import { fileKey, type FileStore } from '../../../platform/files/index.js';

/** A store takes whole pieces: a file of any size comes and goes in pieces of these. */
const PART_BYTES = 8 * 1024 * 1024;

export interface StoredParts {
  readonly partIds: readonly Id[];
  readonly sizeBytes: number;
  readonly sha256: Buffer;
}

/**
 * Stores what comes, a piece at a time: memory holds one of them. Null where it is larger than
 * `mostBytes`: nothing of it is left then. Throws FilesUnavailable.
 */
export async function storeParts(
  store: FileStore,
  programId: Id,
  bytes: AsyncIterable<Buffer>,
  mostBytes: number,
): Promise<StoredParts | null> {
  const hash = createHash('sha256');
  const partIds: Id[] = [];
  let sizeBytes = 0;
  try {
    for await (const part of inParts(bytes)) {
      sizeBytes += part.length;
      if (sizeBytes > mostBytes) {
        await deleteParts(store, programId, partIds);
        return null;
      }
      hash.update(part);
      const id = newId();
      await store.put(fileKey(programId, id), part);
      partIds.push(id);
    }
  } catch (error) {
    await deleteParts(store, programId, partIds).catch(() => undefined);
    throw error;
  }
  return { partIds, sizeBytes, sha256: hash.digest() };
}

async function* inParts(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    chunks.push(chunk);
    length += chunk.length;
    if (length < PART_BYTES) continue;
    yield Buffer.concat(chunks);
    chunks = [];
    length = 0;
  }
  if (length > 0) yield Buffer.concat(chunks);
}

/** Writes the file to a path, all of it or its first parts. Throws FileMissing, FilesUnavailable. */
export async function fetchParts(
  store: FileStore,
  programId: Id,
  partIds: readonly Id[],
  path: string,
): Promise<void> {
  async function* bytes(): AsyncGenerator<Buffer> {
    for (const id of partIds) yield* await store.read(fileKey(programId, id));
  }
  await pipeline(Readable.from(bytes()), createWriteStream(path, { mode: 0o600 }));
}

/** Throws FilesUnavailable. */
export async function deleteParts(
  store: FileStore,
  programId: Id,
  partIds: readonly Id[],
): Promise<void> {
  for (const id of partIds) await store.delete(fileKey(programId, id));
}
