import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { systemClock } from '../../../kernel/clock.js';
import type { Id } from '../../../kernel/ids.js';
import { Database } from '../../../platform/database/index.js';
import { describeError, LOGGER, type Logger } from '../../../platform/telemetry/index.js';
import type { ImportKind } from '../read/index.js';
import { ImportTurn, type ImportRequest } from '../take-in/index.js';
import { ImportKinds } from './import-kinds.js';
import { ImportRunEntity } from './import-run.entity.js';
import { findImportRuns, type ImportRunRow } from './import-run.queries.js';
import { LocalFiles } from './local-file.js';
import { NOTHING_YET } from './keep-import-run.js';
import { endOfError, endOfResult, endRun, type EndOfRun } from './run-end.js';
import { forgetRows } from './forget-rows.js';
import { endOfStop } from './import-run.rules.js';
import { RunJournal } from './run-journal.js';
import { whileWanted, type Wanted } from './while-wanted.js';

/** So long a dry run may take: it cannot go on where it was. */
const LONGEST_PREVIEW_MS = 9 * 60 * 1000;

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
    private readonly kinds: ImportKinds,
    private readonly files: LocalFiles,
    @Inject(LOGGER) private readonly logger: Logger,
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
    if (found.origin === 'CLI') {
      // The command has the turn as long as it lives.
      await endRun(this.database, actor, id, { ...STOPPED, stopReason: 'PROCESS_ENDED' });
      return 'ENDED';
    }
    if (found.stopRequested) {
      // Its worker died before it saw it.
      await endRun(this.database, actor, id, endOfStop(found.task));
      return 'ENDED';
    }
    const run = await this.begin(actor, found);
    const end = await whileWanted(this.database, { actor, id: () => id, stop }, (wanted) =>
      this.takeIn(actor, run, wanted),
    );
    if (end !== null) await endRun(this.database, actor, id, end);
    return end === null ? 'FURTHER' : 'ENDED';
  }

  private async begin(actor: Actor, found: ImportRunRow): Promise<ImportRunRow> {
    const { id } = found;
    const isAnew = found.task === 'PREVIEW' || found.upToRow === 1;
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

  /** How it ended; null: its process ends, and it goes on another time. */
  private async takeIn(actor: Actor, run: ImportRunRow, wanted: Wanted): Promise<EndOfRun | null> {
    let path = '';
    try {
      const result = await this.files.withFile(actor.programId, run.partIds, (file) => {
        path = file;
        return this.kinds
          .kind(run.kind)
          .importFile(this.requestOf(actor, run, file, wanted.signal));
      });
      return endOfResult(run, result);
    } catch (error) {
      const end = endOfError(run, error, (text) => text.replaceAll(path, run.fileName));
      if (end === 'GOES_ON' && wanted.asked()) return endOfStop(run.task);
      if (end === 'GOES_ON') return isTooLong(run) ? { ...STOPPED, stopReason: 'TIME_OUT' } : null;
      if (end !== null) return end;
      this.logger.error({ run: run.id, error: describeError(error) }, 'An import stopped');
      return { ...STOPPED, stopReason: 'UNEXPECTED' };
    }
  }

  private requestOf(
    actor: Actor,
    run: ImportRunRow,
    file: string,
    stop: AbortSignal,
  ): ImportRequest {
    const { task, mapping, awardsPoints, takesBack, upToRow } = run;
    return {
      ...{ actor, file, mapping, awardsPoints, stop, errorsFile: null, hasTurn: true },
      dryRun: task === 'PREVIEW',
      afterRow: upToRow,
      onTakingBack: () => Promise.resolve(takesBack),
      journal: new RunJournal(async (delimiter) => {
        await this.database.write(actor, 'beginImport', (tx) =>
          tx.update(ImportRunEntity, { programId: tx.programId, id: run.id }, { delimiter }),
        );
        return run.id;
      }),
    };
  }
}

const STOPPED = { state: 'STOPPED' } as const;

/** Of a dry run that would begin anew each time. */
function isTooLong({ task, begunAt }: ImportRunRow): boolean {
  const nowMs = systemClock.now().getTime();
  return task === 'PREVIEW' && begunAt !== null && nowMs - begunAt.getTime() > LONGEST_PREVIEW_MS;
}
