import { parse } from 'csv-parse';
import { Readable } from 'node:stream';
import { decodeFile, unreadable } from './decode-file.js';
import type { Dialect } from './dialect.rules.js';
import { isErrorsFile, restored } from './errors-file.js';
import { type CsvRecord } from './import-mapping.rules.js';
import { ImportRefused } from './import-refused.rules.js';

export interface CsvBatch {
  readonly header: readonly string[];
  /** as a spreadsheet counts: 1 unless something stands above the table */
  readonly headerRow: number;
  readonly records: readonly CsvRecord[];
  /** bytes of the file that were read */
  readonly bytes: number;
}

/** How many records the first batch has at most, and each one after it. */
export interface BatchSizes {
  readonly first: number;
  readonly others: number;
}

export interface CsvFile {
  readonly path: string;
  readonly dialect: Dialect;
  /** columns that the header has; the first row with all of them is the header */
  readonly wanted: readonly string[];
}

const LINE_ENDS = ['\r\n', '\n', '\r'];
/** Titles, filters and dates that a report prints above its table. */
const MOST_ABOVE = 20;
/** Without this limit an unclosed quotation mark would make the rest of the file one record. */
const LONGEST_RECORD = 1_000_000;
const LONGEST_SHOWN = 60;
/** The widest exports of CRMs have some two thousand: each is looked at for each of our fields. */
const MOST_COLUMNS = 5_000;
/**
 * Reads a CSV file batch by batch, holding one batch at a time. Rows without a character besides
 * blanks, and the header again, are no records. The first batch comes even where no record does.
 * Throws ImportRefused for a file that is no such thing.
 */
export async function* readCsv(file: CsvFile, sizes: BatchSizes): AsyncGenerator<CsvBatch> {
  const decoded = decodeFile(file.path, file.dialect);
  const source = Readable.from(decoded.text);
  const parser = parse({
    delimiter: file.dialect.delimiter,
    escape: file.dialect.escape,
    max_record_size: LONGEST_RECORD,
    raw: true,
    record_delimiter: LINE_ENDS,
    relax_column_count: true,
    relax_quotes: true,
  });
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  const table = new Table(file.wanted);
  let records: CsvRecord[] = [];
  let isFirst = true;
  try {
    for await (const { record: fields, raw } of parser as AsyncIterable<Parsed>) {
      const record = table.next(fields);
      refuseSwallowed(fields, raw, file, table.rowNo);
      if (record === null) continue;
      records.push(record);
      if (records.length < (isFirst ? sizes.first : sizes.others)) continue;
      yield { ...table.head(file.path), records, bytes: decoded.bytesRead() };
      records = [];
      isFirst = false;
    }
  } catch (error) {
    throw readable(error, file.path);
  } finally {
    decoded.close();
  }
  if (records.length > 0 || isFirst) {
    yield { ...table.head(file.path), records, bytes: decoded.bytesRead() };
  }
}

interface Parsed {
  readonly record: readonly string[];
  readonly raw: string;
}

/**
 * A field of several lines that begins with a quotation mark, and was not written so, was opened by
 * the mark and closed by that of a later row: the rows between would be gone.
 */
function refuseSwallowed(
  fields: readonly string[],
  raw: string,
  { path, dialect }: CsvFile,
  rowNo: number,
): void {
  const field = fields.find((each) => each.startsWith('"') && /[\r\n]/.test(each));
  if (field === undefined || raw.includes(`"${dialect.escape}"`)) return;
  const [line = ''] = field.split(/[\r\n]/);
  throw new ImportRefused([
    `${path}: row ${String(rowNo)}: the quotation mark in ${line.slice(0, LONGEST_SHOWN)} is not closed in its row; want it closed, or written twice within quotation marks`,
  ]);
}

/** Finds the header among the first rows, and tells records from what is none. */
class Table {
  rowNo = 0;
  private header: CsvRecord | null = null;
  private isOfErrors = false;
  private above: CsvRecord[] = [];

  constructor(private readonly wanted: readonly string[]) {}

  next(fields: readonly string[]): CsvRecord | null {
    this.rowNo += 1;
    if (fields.every((field) => field.trim() === '')) return null;
    const record = { rowNo: this.rowNo, fields };
    if (this.header !== null) return this.isHeader(record) ? null : this.asItWas(record);
    this.above.push(record);
    if (this.wanted.every((name) => record.fields.some((field) => field.trim() === name))) {
      this.header = record;
      this.isOfErrors = isErrorsFile(record.fields);
      this.above = [];
    }
    return this.above.length <= MOST_ABOVE ? null : this.giveUp();
  }

  private asItWas(record: CsvRecord): CsvRecord {
    if (!this.isOfErrors) return record;
    return { ...record, fields: record.fields.map(restored) };
  }

  /** Where no row has all the columns, the first is the header: what it lacks is told. */
  private giveUp(): null {
    this.header = this.above[0] ?? null;
    return null;
  }

  head(path: string): Pick<CsvBatch, 'header' | 'headerRow'> {
    if (this.header === null) this.giveUp();
    if (this.header === null) {
      throw new ImportRefused([`${path}: the file is empty; want a header row`]);
    }
    const { length } = this.header.fields;
    if (length > MOST_COLUMNS) {
      const found = `${length.toLocaleString('en')} columns`;
      throw new ImportRefused([
        `${path}: ${found}; want at most ${MOST_COLUMNS.toLocaleString('en')}`,
      ]);
    }
    return { header: this.header.fields.map((name) => name.trim()), headerRow: this.header.rowNo };
  }

  private isHeader({ fields }: CsvRecord): boolean {
    const names = this.header?.fields ?? [];
    return fields.length === names.length && fields.every((field, place) => field === names[place]);
  }
}

/** Puts the parser's error into our words. */
function readable(error: unknown, path: string): unknown {
  const { code, lines } = Object(error) as { code?: string; lines?: number };
  const place = lines === undefined ? '' : ` before line ${String(lines)}`;
  if (code === 'CSV_QUOTE_NOT_CLOSED' || code === 'CSV_MAX_RECORD_SIZE') {
    return new ImportRefused([`${path}: a quotation mark${place} is opened and never closed`]);
  }
  if (code?.startsWith('CSV_')) return new ImportRefused([`${path}: no CSV${place}`]);
  return unreadable(error, path);
}
