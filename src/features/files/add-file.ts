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
  readonly sha256: Buffer;
  readonly storageKey: string;
}

/** Records a file whose bytes are stored already. */
@Injectable()
export class AddFile {
  async addFile(tx: Tx, _actor: Actor, file: NewFile): Promise<void> {
    await tx.query(
      `INSERT INTO file (program_id, id, advocate_id, name, media_type, size_bytes, sha256,
         storage_key, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        tx.programId,
        file.id,
        file.advocateId,
        file.name,
        file.mediaType,
        file.sizeBytes,
        file.sha256,
        file.storageKey,
        tx.now,
      ],
    );
  }
}
