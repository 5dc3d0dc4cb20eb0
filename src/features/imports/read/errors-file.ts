import { stringify } from 'csv-stringify/sync';
import { lstat, open, rm, type FileHandle } from 'node:fs/promises';
import { fileErrorReason } from '../../../platform/errors/file-error.js';
import type { CsvRecord } from './import-mapping.rules.js';

export interface RefusedRecord {
  readonly record: CsvRecord;
  readonly reason: string;
}

/** The errors file cannot be written. */
export class ErrorsFileFailed extends Error {
  override readonly name = 'ErrorsFileFailed';

  constructor(path: string, error: unknown) {
    const problem = fileErrorReason(error);
    super(`The errors file ${path} cannot be written${problem === null ? '' : `: ${problem}`}.`, {
      cause: error,
    });
  }
}

/** The columns before those of the file that the rows come from. */
const OWN_COLUMNS = ['row', 'reason'] as const;
/** Spreadsheets take a file with this mark for UTF-8. */
const MARK = '\uFEFF';

/** A spreadsheet would compute what begins so. */
const FORMULA = /^[=+\-@\t\r]/;
/** What `inert` makes of such a text. */
const MADE_INERT = /^'(?=[=+\-@\t\r'])/;

/** Whether a file is one of ours, corrected and handed in again. */
export function isErrorsFile(header: readonly string[]): boolean {
  return OWN_COLUMNS.every((name, place) => header[place] === name);
}

function inert(field: string): string {
  return FORMULA.test(field) || MADE_INERT.test(field) ? `'${field}` : field;
}

/** The field as it was before it was written into an errors file. */
export function restored(field: string): string {
  return field.replace(MADE_INERT, '');
}

/** Rows of an errors file; `isNew`: with the mark and the header before them. */
export function errorsText(
  header: readonly string[],
  refused: readonly RefusedRecord[],
  { delimiter, isNew }: { readonly delimiter: string; readonly isNew: boolean },
): string {
  const from = isErrorsFile(header) ? OWN_COLUMNS.length : 0;
  const rows: (string | number)[][] = refused.map(({ record, reason }) => [
    record.rowNo,
    inert(reason),
    ...record.fields.slice(from).map(inert),
  ]);
  if (isNew) rows.unshift([...OWN_COLUMNS, ...header.slice(from)]);
  return `${isNew ? MARK : ''}${stringify(rows, { delimiter })}`;
}

/**
 * The rows that were refused: row number, reason, and the row itself, as a file that a spreadsheet
 * opens and that can be handed in again with the same mapping. Made with the first row. All of its
 * methods throw ErrorsFileFailed.
 */
export class ErrorsFile {
  private handle: FileHandle | null = null;
  private lengthBytes = 0;

  constructor(
    readonly path: string,
    /** that of the file whose rows are refused */
    private readonly delimiter: string,
  ) {}

  /** A file left by an earlier run would no longer be true. Tries the place before the first row. */
  async begin(): Promise<void> {
    await this.trying(async () => {
      const handle = await open(this.path, 'a', 0o600);
      await handle.close();
      // The path may be a device or a folder, which is not ours to remove.
      const found = await lstat(this.path).catch(() => null);
      if (found?.isFile()) await rm(this.path, { force: true });
    });
  }

  get isWritten(): boolean {
    return this.handle !== null;
  }

  /** All of these rows, or none of them. */
  async add(header: readonly string[], refused: readonly RefusedRecord[]): Promise<void> {
    if (refused.length === 0) return;
    await this.trying(async () => {
      const isNew = this.lengthBytes === 0;
      const text = errorsText(header, refused, { delimiter: this.delimiter, isNew });
      this.handle ??= await open(this.path, 'w', 0o600);
      try {
        await this.handle.writeFile(text);
      } catch (error) {
        await this.handle.truncate(this.lengthBytes).catch(() => undefined);
        throw error;
      }
      this.lengthBytes += Buffer.byteLength(text);
    });
  }

  async close(): Promise<void> {
    await this.trying(async () => this.handle?.close());
  }

  private async trying(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      throw new ErrorsFileFailed(this.path, error);
    }
  }
}
