import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { NotFound } from '../../../platform/errors/index.js';
import { ImportRunEntity } from './import-run.entity.js';
import { ImportNotOpen } from './import-run.errors.js';
import { endOfStop } from './import-run.rules.js';

export interface StopImportInput {
  readonly id: Id;
}

/**
 * R-D7: what is under way stops behind the last rows that are written; one that waits does not
 * begin. What is in stays in, and it can go on. Throws NotFound, ImportNotOpen.
 */
@Injectable()
export class StopImport {
  async stopImport(tx: Tx, _actor: Actor, { id }: StopImportInput): Promise<Id> {
    const key = { programId: tx.programId, id };
    const lock = { mode: 'for_no_key_update' } as const;
    const run = await tx.findOne(ImportRunEntity, { where: key, lock });
    if (run === null) throw new NotFound('import');
    if (run.state === 'RUNNING') {
      await tx.update(ImportRunEntity, key, { stopRequested: true });
    } else if (run.state === 'WAITING') {
      await tx.update(ImportRunEntity, key, { ...endOfStop(run), endedAt: tx.realNow });
    } else {
      throw new ImportNotOpen('It is not under way.');
    }
    return id;
  }
}
