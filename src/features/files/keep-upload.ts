import { createHash } from 'node:crypto';
import type { Actor } from '../../kernel/actor.js';
import { newId, type Id } from '../../kernel/ids.js';
import type { Database } from '../../platform/database/index.js';
import { fileKey, smallFileKey, type FileStore } from '../../platform/files/index.js';
import type { Pictures } from '../../platform/pictures/index.js';
import { describeError, type Logger } from '../../platform/telemetry/index.js';
import type { AddFile, NewFile } from './add-file.js';
import type { CountUpload } from './count-upload.js';
import { fileUrl, isPicture, safeFileName } from './file.rules.js';
import type { ReceivedFile } from './receive-file.js';

export interface UploadDeps {
  readonly database: Database;
  readonly store: FileStore;
  readonly pictures: Pictures;
  readonly addFile: AddFile;
  readonly countUpload: CountUpload;
  readonly logger: Logger;
}

/** The response to an upload; `url` is on our own origin and needs the reader's session. */
export interface UploadedFile {
  readonly id: Id;
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly url: string;
}

interface Uploader extends Actor {
  readonly advocateId: Id;
}

/**
 * Keeps a file: counts it, makes a picture anew, and stores bytes first, then the row, since a row
 * without its bytes would be a broken proof. Throws UploadLimitReached, PictureRefused,
 * PicturesBusy, FilesUnavailable.
 */
export async function keepUpload(
  received: ReceivedFile,
  uploader: Uploader,
  deps: UploadDeps,
): Promise<UploadedFile> {
  const actor = { ...uploader, role: 'advocate' as const };
  const { advocateId } = uploader;
  await deps.database.write(actor, 'countUpload', (tx) =>
    deps.countUpload.countUpload(tx, actor, { advocateId, bytes: received.bytes.length }),
  );
  const { file, stored } = await prepare(received, uploader, deps.pictures);
  const put: string[] = [];
  try {
    for (const [key, bytes] of stored) {
      await deps.store.put(key, bytes);
      put.push(key);
    }
    await deps.database.write(actor, 'uploadFile', async (tx) => {
      await deps.countUpload.checkRoom(tx, { advocateId, bytes: file.sizeBytes });
      await deps.addFile.addFile(tx, actor, file);
    });
  } catch (error) {
    for (const key of put) await takeBack(key, deps);
    throw error;
  }
  const { id, name, mediaType, sizeBytes } = file;
  return { id, name, mediaType, sizeBytes, url: fileUrl(id) };
}

interface Prepared {
  readonly file: NewFile;
  readonly stored: ReadonlyMap<string, Buffer>;
}

async function prepare(
  { name, mediaType, bytes }: ReceivedFile,
  { programId, advocateId }: Uploader,
  pictures: Pictures,
): Promise<Prepared> {
  const clean = isPicture(mediaType)
    ? await pictures.clean(bytes)
    : { bytes, mediaType, thumbnail: null };
  const id = newId();
  const storageKey = fileKey(programId, id);
  const thumbnailKey = clean.thumbnail === null ? null : smallFileKey(programId, id);
  const stored = new Map([[storageKey, clean.bytes]]);
  if (clean.thumbnail !== null && thumbnailKey !== null) stored.set(thumbnailKey, clean.thumbnail);
  const file = {
    id,
    advocateId,
    name: safeFileName(name, clean.mediaType),
    mediaType: clean.mediaType,
    sizeBytes: clean.bytes.length,
    sha256: createHash('sha256').update(bytes).digest(),
    storageKey,
    thumbnailKey,
  };
  return { file, stored };
}

/** What cannot be deleted now is left to the daily job. */
async function takeBack(key: string, { store, logger }: UploadDeps): Promise<void> {
  try {
    await store.delete(key);
  } catch (error) {
    logger.warn({ key, error: describeError(error) }, 'A file without a row was left');
  }
}
