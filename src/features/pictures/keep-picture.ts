import type { Actor } from '../../kernel/actor.js';
import { newId } from '../../kernel/ids.js';
import type { Database } from '../../platform/database/index.js';
import { fileKey, smallFileKey, type FileStore } from '../../platform/files/index.js';
import type { Pictures, PictureSizes } from '../../platform/pictures/index.js';
import { describeError, type Logger } from '../../platform/telemetry/index.js';
import type { AddPicture } from './add-picture.js';
import type { PictureRow } from './picture.queries.js';

/** A page shows it some 800 pixels wide, a card some 360; screens have two pixels for one. */
export const SHOWN_SIZES: PictureSizes = { longestSide: 1_600, thumbnailSide: 720, as: 'webp' };

export interface KeepPictureDeps {
  readonly database: Database;
  readonly store: FileStore;
  readonly pictures: Pictures;
  readonly addPicture: AddPicture;
  readonly logger: Logger;
}

/**
 * Keeps a picture made anew: bytes first, then the row, since a row without its bytes would be a
 * broken picture. Throws PictureRefused, PicturesBusy, FilesUnavailable, TooManyPictures.
 */
export async function keepPicture(
  bytes: Uint8Array,
  actor: Actor,
  deps: KeepPictureDeps,
): Promise<PictureRow> {
  const { picture, stored } = await makePicture(bytes, actor, deps.pictures);
  const put: string[] = [];
  try {
    for (const [key, made] of stored) {
      await deps.store.put(key, made);
      put.push(key);
    }
    await deps.database.write(actor, 'uploadPicture', (tx) =>
      deps.addPicture.addPicture(tx, actor, picture),
    );
  } catch (error) {
    for (const key of put) await takeBack(key, deps);
    throw error;
  }
  return picture;
}

export interface MadePicture {
  readonly picture: PictureRow;
  readonly stored: ReadonlyMap<string, Buffer>;
}

/** A picture as it is kept, and its bytes by their keys. Throws PictureRefused, PicturesBusy. */
export async function makePicture(
  bytes: Uint8Array,
  { programId }: Pick<Actor, 'programId'>,
  pictures: Pictures,
): Promise<MadePicture> {
  const clean = await pictures.clean(bytes, SHOWN_SIZES);
  const id = newId();
  const storageKey = fileKey(programId, id);
  const thumbnailKey = clean.thumbnail === null ? null : smallFileKey(programId, id);
  const stored = new Map([[storageKey, clean.bytes]]);
  if (clean.thumbnail !== null && thumbnailKey !== null) stored.set(thumbnailKey, clean.thumbnail);
  const { mediaType, width, height } = clean;
  const sizeBytes = clean.bytes.length;
  const picture = { id, mediaType, sizeBytes, width, height, storageKey, thumbnailKey };
  return { picture, stored };
}

/** What cannot be deleted now is left to the daily job. */
async function takeBack(key: string, { store, logger }: KeepPictureDeps): Promise<void> {
  try {
    await store.delete(key);
  } catch (error) {
    logger.warn({ key, error: describeError(error) }, 'A picture without a row was left');
  }
}
