import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import type { Tx } from '../../platform/database/index.js';

export interface UnusedFiles {
  readonly before: Date;
  readonly limit: number;
}

/**
 * Deletes the rows of files that were uploaded before a moment and never handed in. Returns the
 * keys of their bytes, which the caller deletes after the commit. One that is being handed in at
 * this moment is locked, and stays.
 */
@Injectable()
export class ForgetUnusedFiles {
  async forgetUnusedFiles(
    tx: Tx,
    _actor: Actor,
    { before, limit }: UnusedFiles,
  ): Promise<string[]> {
    const [gone] = await tx.query<[{ keys: string[] }[], number]>(
      `DELETE FROM file f USING (
         SELECT program_id, id FROM file
          WHERE program_id = $1 AND handed_in_at IS NULL AND created_at < $2
          ORDER BY id LIMIT $3 FOR UPDATE SKIP LOCKED) unused
        WHERE f.program_id = unused.program_id AND f.id = unused.id
        RETURNING array_remove(ARRAY[f.storage_key, f.thumbnail_key], NULL) AS keys`,
      [tx.programId, before, limit],
    );
    return gone.flatMap(({ keys }) => keys);
  }
}
