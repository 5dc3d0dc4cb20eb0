import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import type { StoredParts } from './import-file-parts.js';
import type { ImportKind } from '../read/index.js';
import { MOST_KEPT_BYTES } from './import-run.rules.js';
import { KeepImportRun } from './keep-import-run.js';

/** The programme keeps as many files of imports as it may. */
export class ImportFilesFull extends Error {
  override readonly name = 'ImportFilesFull';
}

export interface UploadedImport extends StoredParts {
  readonly kind: ImportKind;
  readonly fileName: string;
  /** null: nobody could read them yet */
  readonly columns: readonly string[] | null;
}

/** Makes a run of a file whose bytes are stored already. Returns its id. Throws ImportFilesFull. */
@Injectable()
export class UploadImport {
  constructor(private readonly keep: KeepImportRun) {}

  async uploadImport(tx: Tx, actor: Actor, file: UploadedImport): Promise<Id> {
    // Two at once would each find room.
    await tx.query(
      `SELECT pg_advisory_xact_lock(hashtextextended('import files ' || $1::text, 0))`,
      [tx.programId],
    );
    const [kept] = await tx.query<{ bytes: number }[]>(
      `SELECT coalesce(sum(size_bytes), 0)::bigint AS bytes FROM import_run
        WHERE program_id = $1 AND part_ids <> '{}'`,
      [tx.programId],
    );
    if ((kept?.bytes ?? 0) + file.sizeBytes > MOST_KEPT_BYTES) throw new ImportFilesFull();
    return this.keep.keepImportRun(tx, actor, { ...file, origin: 'PORTAL' });
  }
}
