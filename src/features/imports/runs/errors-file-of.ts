import type { Id } from '../../../kernel/ids.js';
import type { Database } from '../../../platform/database/index.js';
import { errorsText } from '../read/index.js';
import { findImportRuns, listImportRows } from './import-run.queries.js';
import type { KeptRow } from './import-run.rules.js';
import { encodeCursor } from '../../../kernel/page.js';

const ROWS_AT_ONCE = 1_000;

export interface ErrorsFileOfRun {
  readonly fileName: string;
  readonly text: AsyncIterable<string>;
}

/**
 * The refused rows of a run as a file that a spreadsheet opens right, and that goes in with the same
 * mapping once it is corrected. Null where there are none in this programme.
 */
export async function errorsFileOf(
  database: Database,
  programId: Id,
  id: Id,
): Promise<ErrorsFileOfRun | null> {
  const [run] = await database.read({ programId }, (tx) => findImportRuns(tx, [id]));
  const header = run?.header ?? null;
  if (run === undefined || header === null || run.refused === 0) return null;
  const { fileName, delimiter } = run;
  const read = (after: string | null) =>
    database.read({ programId }, (tx) =>
      listImportRows(tx, { runId: id, outcome: 'REFUSED' }, { first: ROWS_AT_ONCE, after }),
    );
  async function* text(columns: readonly string[]): AsyncGenerator<string> {
    let [page, isNew] = [await read(null), true];
    while (page.rows.length > 0) {
      yield errorsText(columns, page.rows.map(asRefused), {
        ...{ delimiter: delimiter ?? ',', isNew },
      });
      const last = page.rows.at(-1);
      if (!page.hasNext || last === undefined) return;
      [page, isNew] = [await read(encodeCursor([last.rowNo])), false];
    }
  }
  return { fileName, text: text(header) };
}

function asRefused({ rowNo, fields, reason }: KeptRow) {
  return { record: { rowNo, fields }, reason: reason ?? '' };
}
