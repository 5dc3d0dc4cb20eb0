import { stringify } from 'csv-stringify/sync';
import { open, rm, type FileHandle } from 'node:fs/promises';
import type { CsvRecord } from './read-csv.js';

export interface RefusedRecord {
  readonly record: CsvRecord;
  readonly reason: string;
}

/** The rows that did not go in: row number, reason, and what stood there. Made with the first one. */
export class ErrorsFile {
  private handle: FileHandle | null = null;

  constructor(readonly path: string) {}

  /** What an earlier run left would say something that is not true any more. */
  async begin(): Promise<void> {
    await rm(this.path, { force: true });
  }

  get isWritten(): boolean {
    return this.handle !== null;
  }

  async add(header: readonly string[], refused: readonly RefusedRecord[]): Promise<void> {
    if (refused.length === 0) return;
    const rows: (string | number)[][] = refused.map(({ record, reason }) => [
      record.rowNo,
      reason,
      ...record.fields,
    ]);
    if (this.handle === null) {
      this.handle = await open(this.path, 'w', 0o600);
      rows.unshift(['row', 'reason', ...header]);
    }
    await this.handle.write(stringify(rows));
  }

  async close(): Promise<void> {
    await this.handle?.close();
  }
}
