import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';

export interface NewFile {
  readonly id: Id;
  readonly advocateId: Id;
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  /** of the bytes as they came */
  readonly sha256: Buffer;
  readonly storageKey: string;
  readonly thumbnailKey: string | null;
}

/** Records a file whose bytes are stored already. */
@Injectable()
export class AddFile {
  async addFile(tx: Tx, _actor: Actor, file: NewFile): Promise<void> {
    await tx.query(
      `INSERT INTO file (program_id, id, advocate_id, name, media_type, size_bytes, sha256,
         storage_key, thumbnail_key, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        tx.programId,
        file.id,
        file.advocateId,
        file.name,
        file.mediaType,
        file.sizeBytes,
        file.sha256,
        file.storageKey,
        file.thumbnailKey,
        tx.now,
      ],
    );
  }
}
