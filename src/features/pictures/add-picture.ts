import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import type { Tx } from '../../platform/database/index.js';
import type { PictureRow } from './picture.queries.js';
import { TooManyPictures } from './picture.errors.js';

/** Uploaded, and shown nowhere: the daily job deletes them. */
const MOST_UNUSED = 100;

/** Records a picture whose bytes are stored already. Throws TooManyPictures. */
@Injectable()
export class AddPicture {
  async addPicture(tx: Tx, _actor: Actor, picture: PictureRow): Promise<void> {
    const [unused] = await tx.query<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM picture
        WHERE program_id = $1 AND chosen_at IS NULL`,
      [tx.programId],
    );
    if ((unused?.count ?? 0) >= MOST_UNUSED) throw new TooManyPictures();
    await tx.query(
      `INSERT INTO picture (program_id, id, media_type, size_bytes, width, height, storage_key,
         thumbnail_key, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        tx.programId,
        picture.id,
        picture.mediaType,
        picture.sizeBytes,
        picture.width,
        picture.height,
        picture.storageKey,
        picture.thumbnailKey,
        tx.now,
      ],
    );
  }
}
