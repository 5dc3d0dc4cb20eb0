import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import { Database } from '../../../platform/database/index.js';
import type { ImportKind } from '../read/index.js';
import { ImportTurn } from '../take-in/index.js';
import { forgetRows } from './forget-rows.js';
import { ImportRunEntity } from './import-run.entity.js';
import { findImportRuns, type ImportRunRow } from './import-run.queries.js';
import { isUndoing } from './import-run.rules.js';
import { NOTHING_YET } from './keep-import-run.js';
import { endAsked, endRun } from './run-end.js';
import { whileWanted, type Wanted } from './while-wanted.js';
import { WorkFile } from './work-file.js';
import { WorkUndo } from './work-undo.js';

/** `BUSY`: another import of the programme has its turn; `FURTHER`: it was asked to stop, and goes on. */
export type Worked = 'BUSY' | 'ENDED' | 'FURTHER';

/**
 * R-D7: does what was requested of a run, when no other import of its programme is under way. Where
 * it is killed the next call goes on behind the last row that is in; a dry run begins anew.
 */
@Injectable()
export class WorkImport {
  constructor(
    private readonly database: Database,
    private readonly turn: ImportTurn,
    private readonly files: WorkFile,
    private readonly undo: WorkUndo,
  ) {}

  async workImport(actor: Actor, id: Id, stop: AbortSignal): Promise<Worked> {
    const run = await this.find(actor, id);
    if (run === null) return 'ENDED';
    const kind = run.kind as ImportKind;
    const done = await this.turn.tryTurn({ actor, kind }, () => this.work(actor, id, stop));
    return done?.result ?? 'BUSY';
  }

  /** Null unless something was requested of it that has not ended. */
  private async find(actor: Actor, id: Id): Promise<ImportRunRow | null> {
    const [run] = await this.database.read(actor, (tx) => findImportRuns(tx, [id]));
    return run?.state === 'WAITING' || run?.state === 'RUNNING' ? run : null;
  }

  private async work(actor: Actor, id: Id, stop: AbortSignal): Promise<Worked> {
    // Anew, with the turn: another process may have ended it.
    const found = await this.find(actor, id);
    if (found === null) return 'ENDED';
    if (found.origin === 'CLI' && !isUndoing(found.task)) {
      // The command has the turn as long as it lives.
      await endRun(this.database, actor, id, { ...STOPPED, stopReason: 'PROCESS_ENDED' });
      return 'ENDED';
    }
    if (found.stopRequested) {
      // Its worker died before it saw it.
      await endAsked(this.database, actor, found);
      return 'ENDED';
    }
    const run = await this.begin(actor, found);
    return whileWanted(this.database, { actor, id: () => id, stop }, (wanted) =>
      isUndoing(run.task)
        ? this.undo.workUndo(actor, run, wanted)
        : this.importUntil(actor, run, wanted),
    );
  }

  private async importUntil(actor: Actor, run: ImportRunRow, wanted: Wanted): Promise<Worked> {
    const end = await this.files.workFile(actor, run, wanted);
    const { id } = run;
    if (end !== null) await endRun(this.database, actor, id, end);
    return end === null ? 'FURTHER' : 'ENDED';
  }

  private async begin(actor: Actor, found: ImportRunRow): Promise<ImportRunRow> {
    const { id } = found;
    const isAnew = !isUndoing(found.task) && (found.task === 'PREVIEW' || found.upToRow === 1);
    if (isAnew) await forgetRows(this.database, actor, id);
    return this.database.write(actor, 'beginImport', async (tx) => {
      const changes = {
        state: 'RUNNING' as const,
        begunAt: found.begunAt ?? tx.realNow,
        ...(isAnew ? NOTHING_YET : {}),
      };
      await tx.update(ImportRunEntity, { programId: tx.programId, id }, changes);
      return { ...found, ...changes };
    });
  }
}

const STOPPED = { state: 'STOPPED' } as const;
