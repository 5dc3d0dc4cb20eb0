import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { systemClock } from '../../../kernel/clock.js';
import { Database } from '../../../platform/database/index.js';
import { describeError, LOGGER, type Logger } from '../../../platform/telemetry/index.js';
import type { ImportRequest } from '../take-in/index.js';
import { ImportKinds } from './import-kinds.js';
import { ImportRunEntity } from './import-run.entity.js';
import type { ImportRunRow } from './import-run.queries.js';
import { endOfStop } from './import-run.rules.js';
import { LocalFiles } from './local-file.js';
import { endOfError, endOfResult, type EndOfRun } from './run-end.js';
import { requesterOf } from './requester-of.js';
import { RunJournal } from './run-journal.js';
import type { Wanted } from './while-wanted.js';

/** So long a dry run may take: it cannot go on where it was. */
const LONGEST_PREVIEW_MS = 9 * 60 * 1000;

const STOPPED = { state: 'STOPPED' } as const;

/** Takes the file of a run in, or tries it, from where it is. Call it with the programme's turn. */
@Injectable()
export class WorkFile {
  constructor(
    private readonly database: Database,
    private readonly kinds: ImportKinds,
    private readonly files: LocalFiles,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** How it ended; null: its process ends, and it goes on another time. */
  async workFile(actor: Actor, run: ImportRunRow, wanted: Wanted): Promise<EndOfRun | null> {
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
      if (end === 'GOES_ON' && wanted.asked()) return endOfStop(run);
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
    const { task, mapping, awardsPoints, takesBack, upToRow, byId } = run;
    return {
      requester: requesterOf(byId),
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

/** Of a dry run that would begin anew each time. */
function isTooLong({ task, begunAt }: ImportRunRow): boolean {
  const nowMs = systemClock.now().getTime();
  return task === 'PREVIEW' && begunAt !== null && nowMs - begunAt.getTime() > LONGEST_PREVIEW_MS;
}
