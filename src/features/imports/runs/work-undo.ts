import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { Database } from '../../../platform/database/index.js';
import { describeError, LOGGER, type Logger } from '../../../platform/telemetry/index.js';
import { LeansMeanwhile, OwnPoints, readOutcomes, UndoRun } from '../undo/index.js';
import { stopReasonOf } from '../take-in/index.js';
import { ImportRunEntity } from './import-run.entity.js';
import type { ImportRunRow } from './import-run.queries.js';
import { afterLook, endOfStop } from './import-run.rules.js';
import { requesterOf } from './requester-of.js';
import type { Wanted } from './while-wanted.js';

type Changes = Partial<ImportRunEntity>;

/**
 * R-D7: looks at what an undo of a run would take back, or takes it back, with the programme's turn.
 * Killed at any moment the next call goes on with what is left.
 */
@Injectable()
export class WorkUndo {
  constructor(
    private readonly database: Database,
    private readonly undo: UndoRun,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** `FURTHER`: its process ends, and it goes on another time. */
  async workUndo(actor: Actor, run: ImportRunRow, wanted: Wanted): Promise<'ENDED' | 'FURTHER'> {
    const changes = await this.work(actor, run, wanted);
    if (changes === null && !wanted.asked()) return 'FURTHER';
    await this.end(actor, run, changes ?? endOfStop(run));
    return 'ENDED';
  }

  /** Null: it was asked to stop. */
  private async work(actor: Actor, run: ImportRunRow, wanted: Wanted): Promise<Changes | null> {
    const toUndo = { actor, runId: run.id, signal: wanted.signal };
    try {
      if (run.task === 'PREVIEW_UNDO') {
        const undoAhead = await this.undo.previewUndo(toUndo);
        return undoAhead && { ...afterLook(run), undoAhead };
      }
      const requester = requesterOf(run.undoneBy);
      const isDone = await this.undo.undoRun({ ...toUndo, requester }, (tx, takenBack) =>
        tx
          .query('UPDATE import_run SET undone = undone + $3 WHERE program_id = $1 AND id = $2', [
            tx.programId,
            run.id,
            takenBack,
          ])
          .then(() => undefined),
      );
      return isDone ? { state: 'UNDONE' } : null;
    } catch (error) {
      if (error instanceof LeansMeanwhile) return leanedOn(run, error);
      if (error instanceof OwnPoints) return { state: 'STOPPED', stopReason: 'OWN_POINTS' };
      this.logger.error({ run: run.id, error: describeError(error) }, 'An undo stopped');
      if (run.task === 'PREVIEW_UNDO') return afterLook(run);
      return { state: 'STOPPED', stopReason: stopReasonOf(error).reason };
    }
  }

  /** What it foresaw is replaced by what became of each: somebody may have acted in between. */
  private async end(
    actor: Actor,
    { id, undoAhead }: ImportRunRow,
    changes: Changes,
  ): Promise<void> {
    await this.database.write(actor, 'endUndoOfImport', async (tx) => {
      const undoneAt = changes.state === 'UNDONE' ? { undoneAt: tx.realNow } : {};
      const told = undoAhead && changes.state === 'UNDONE';
      const became = told && { undoAhead: { ...undoAhead, outcomes: await readOutcomes(tx, id) } };
      await tx.update(
        ImportRunEntity,
        { programId: tx.programId, id },
        {
          ...changes,
          ...undoneAt,
          ...became,
          ...{ endedAt: tx.realNow, stopRequested: false },
        },
      );
    });
  }
}

/** Nothing of it is taken back yet, or a part: either way it says what leans on the rest. */
function leanedOn({ undoAhead }: ImportRunRow, { leaning }: LeansMeanwhile): Changes {
  const ahead = undoAhead && { undoAhead: { ...undoAhead, leaning } };
  return { state: 'STOPPED', stopReason: 'LEANED_ON', ...ahead };
}
