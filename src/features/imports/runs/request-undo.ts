import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { NotFound } from '../../../platform/errors/index.js';
import { Outbox } from '../../../platform/outbox/index.js';
import { ownAmong } from '../../advocates/index.js';
import { ImportRunEntity } from './import-run.entity.js';
import { ImportNotOpen, OwnImport } from './import-run.errors.js';
import { importRequested } from './import-run.events.js';
import { hasRows, KEPT_DAYS } from './import-run.rules.js';

const NO_TRACES =
  'It left nothing that can be taken back: it changed nothing, or it is ' +
  `older than ${String(KEPT_DAYS)} days.`;

export interface UndoImportInput {
  readonly id: Id;
}

/**
 * R-D7: requests a look at what an undo of a run would take back, or the undo itself. As for an
 * import the row is the source of truth, and whoever finds it first begins. Both throw NotFound,
 * ImportNotOpen; the undo, too, OwnImport.
 */
@Injectable()
export class RequestUndo {
  constructor(private readonly outbox: Outbox) {}

  async previewImportUndo(tx: Tx, _actor: Actor, { id }: UndoImportInput): Promise<Id> {
    const run = await lockRun(tx, id);
    if (run.task === 'UNDO')
      throw new ImportNotOpen('A part of it was taken back: go on with that.');
    return this.request(tx, id, { task: 'PREVIEW_UNDO', undoAhead: null });
  }

  /** After a look at it that found nothing which leans on the run; one that stopped goes on. */
  async undoImport(tx: Tx, actor: Actor, { id }: UndoImportInput): Promise<Id> {
    const run = await lockRun(tx, id);
    const goesOn = run.task === 'UNDO';
    if (!goesOn && run.undoAhead === null) {
      throw new ImportNotOpen('First look at what it would take back.');
    }
    if (!goesOn && (run.undoAhead?.leaning.count ?? 0) > 0) {
      throw new ImportNotOpen('Something leans on what it brought in.');
    }
    await refuseOwn(tx, actor, run);
    const nothingStopped = { stopReason: null, stopPoints: null, stopReferrals: null };
    return this.request(tx, id, { task: 'UNDO', undoneBy: actor.id, ...nothingStopped });
  }

  private async request(tx: Tx, id: Id, changes: Partial<ImportRunEntity>): Promise<Id> {
    await tx.update(ImportRunEntity, { programId: tx.programId, id }, {
      ...changes,
      ...{ state: 'WAITING', begunAt: null, endedAt: null, stopRequested: false },
    } as object);
    await this.outbox.append(tx, [importRequested.of({ runId: id })]);
    return id;
  }
}

/** As far as it was seen who gets points; the undo looks at each again when it posts them. */
async function refuseOwn(tx: Tx, actor: Actor, { undoAhead }: ImportRunEntity): Promise<void> {
  const gaining = (undoAhead?.advocates ?? []).filter(({ awarded }) => awarded > 0);
  const ids = gaining.map(({ advocateId }) => advocateId);
  if ((await ownAmong(tx, actor, ids)).length > 0) throw new OwnImport();
}

async function lockRun(tx: Tx, id: Id): Promise<ImportRunEntity> {
  const run = await tx.findOne(ImportRunEntity, {
    where: { programId: tx.programId, id },
    lock: { mode: 'for_no_key_update' },
  });
  if (run === null) throw new NotFound('import');
  const { state } = run;
  if (state === 'WAITING' || state === 'RUNNING') throw new ImportNotOpen('It is under way.');
  if (state === 'UNDONE') throw new ImportNotOpen('It was undone.');
  if (!hasRows(run)) throw new ImportNotOpen('Nothing of it was imported.');
  if (run.traces === 0) throw new ImportNotOpen(NO_TRACES);
  return run;
}
