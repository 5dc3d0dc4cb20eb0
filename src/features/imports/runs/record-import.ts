import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import type { Id } from '../../../kernel/ids.js';
import { Database } from '../../../platform/database/index.js';
import { unreadable, type ImportKind } from '../read/index.js';
import type { ImportRequest, ImportResult } from '../take-in/index.js';
import { ImportKinds } from './import-kinds.js';
import { shownFileName, type KeptMapping } from './import-run.rules.js';
import { KeepImportRun } from './keep-import-run.js';
import { endOfError, endOfResult, endRun } from './run-end.js';
import { RunJournal } from './run-journal.js';
import { whileWanted } from './while-wanted.js';

/**
 * R-D7: an import from the command line is a run like any other, of a file that stays where it is.
 * A dry run there is none: nobody looks at it later. Throws ImportRefused, ImportStopped.
 */
@Injectable()
export class RecordImport {
  constructor(
    private readonly database: Database,
    private readonly kinds: ImportKinds,
    private readonly keep: KeepImportRun,
  ) {}

  async recordImport(kind: ImportKind, request: ImportRequest): Promise<ImportResult> {
    const { importFile } = this.kinds.kind(kind);
    if (request.dryRun) return importFile(request);
    const { actor } = request;
    const journal = new RunJournal((delimiter) => this.open(kind, request, delimiter));
    const task = { task: 'IMPORT' } as const;
    try {
      const { stop } = request;
      const result = await whileWanted(
        this.database,
        { actor, id: () => journal.id, stop },
        ({ signal }) => importFile({ ...request, journal, stop: signal }),
      );
      if (journal.id !== null) {
        await endRun(this.database, actor, journal.id, endOfResult(task, result));
      }
      return result;
    } catch (error) {
      if (journal.id !== null) {
        const end = endOfError(task, error, (text) => text);
        const told = end === 'GOES_ON' ? ({ state: 'STOPPED', stopReason: 'ASKED' } as const) : end;
        const unforeseen = { state: 'STOPPED', stopReason: 'UNEXPECTED' } as const;
        // Where the database is the reason it may not answer: the sweep says that it ended.
        await endRun(this.database, actor, journal.id, told ?? unforeseen).catch(() => undefined);
      }
      throw error;
    }
  }

  private async open(kind: ImportKind, request: ImportRequest, delimiter: string): Promise<Id> {
    const { actor, file, mapping, awardsPoints } = request;
    const { size } = await stat(file);
    const hash = createHash('sha256');
    await pipeline(createReadStream(file), hash).catch((error: unknown) => {
      throw unreadable(error, file);
    });
    return this.database.write(actor, 'keepImportRun', (tx) =>
      this.keep.keepImportRun(
        tx,
        actor,
        {
          ...{ kind, origin: 'CLI', fileName: shownFileName(file), sizeBytes: size },
          ...{ sha256: hash.digest(), partIds: [], columns: null },
        },
        {
          ...{ state: 'RUNNING', task: 'IMPORT', begunAt: tx.realNow, delimiter, awardsPoints },
          mapping: asTexts(mapping),
        },
      ),
    );
  }
}

/** A mapping file may say `7` or `true`. */
function asTexts(mapping: unknown): KeptMapping {
  return JSON.parse(JSON.stringify(mapping), (_key, each: unknown) =>
    typeof each === 'number' || typeof each === 'boolean' ? String(each) : each,
  ) as KeptMapping;
}
