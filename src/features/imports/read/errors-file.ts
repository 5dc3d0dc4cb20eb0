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

/**
 * The rows that were refused: row number, reason, and the row itself. Made with the first one. All
 * of its methods throw ErrorsFileFailed.
 */
export class ErrorsFile {
  private handle: FileHandle | null = null;
  private lengthBytes = 0;

  constructor(readonly path: string) {}

  /** A file left by an earlier run would no longer be true. */
  async begin(): Promise<void> {
    await this.trying(async () => {
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
      const rows: (string | number)[][] = refused.map(({ record, reason }) => [
        record.rowNo,
        reason,
        ...record.fields,
      ]);
      if (this.lengthBytes === 0) rows.unshift(['row', 'reason', ...header]);
      const text = stringify(rows);
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
