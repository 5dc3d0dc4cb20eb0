import { parse } from 'csv-parse';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { fileErrorReason } from '../../../platform/errors/file-error.js';
import { ImportRefused, type CsvRecord } from './import-mapping.rules.js';

export interface CsvBatch {
  readonly header: readonly string[];
  readonly records: readonly CsvRecord[];
  /** bytes of the file that were read */
  readonly bytes: number;
}

/** How many records the first batch has at most, and each one after it. */
export interface BatchSizes {
  readonly first: number;
  readonly others: number;
}

const DELIMITERS = [',', ';', '\t'] as const;
const FIRST_BYTES = 65_536;
/** Without this limit an unclosed quotation mark would make the rest of the file one record. */
const LONGEST_RECORD = 1_000_000;

/**
 * Reads a CSV file batch by batch, holding one batch at a time: UTF-8 with or without a byte order
 * mark, any line ends, comma, semicolon or tab. The first batch comes even where no record does.
 * Throws ImportRefused for a file that is no such thing.
 */
export async function* readCsv(file: string, sizes: BatchSizes): AsyncGenerator<CsvBatch> {
  const delimiter = await delimiterOf(file);
  const source = createReadStream(file);
  const parser = parse({
    bom: true,
    delimiter,
    max_record_size: LONGEST_RECORD,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  });
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  let header: readonly string[] | null = null;
  let records: CsvRecord[] = [];
  let rowNo = 0;
  let isFirst = true;
  try {
    for await (const fields of parser as AsyncIterable<string[]>) {
      rowNo += 1;
      if (header === null) {
        header = fields.map((name) => name.trim());
        continue;
      }
      records.push({ rowNo, fields });
      if (records.length < (isFirst ? sizes.first : sizes.others)) continue;
      yield { header, records, bytes: source.bytesRead };
      records = [];
      isFirst = false;
    }
  } catch (error) {
    throw readable(error, file);
  } finally {
    source.destroy();
  }
  if (header === null) throw new ImportRefused([`${file}: the file is empty; want a header row`]);
  if (records.length > 0 || isFirst) yield { header, records, bytes: source.bytesRead };
}

/** The delimiter that the header row has most of. */
async function delimiterOf(file: string): Promise<string> {
  const handle = await open(file).catch((error: unknown) => {
    throw readable(error, file);
  });
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(FIRST_BYTES), 0, FIRST_BYTES, 0);
    const [line = ''] = buffer.toString('utf8', 0, bytesRead).split(/\r\n|\r|\n/, 1);
    const bare = line.replaceAll(/"[^"]*"/g, '');
    const counts = DELIMITERS.map((each) => bare.split(each).length);
    return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
  } catch (error) {
    throw readable(error, file);
  } finally {
    await handle.close();
  }
}

/** Puts the system's or the parser's error into our words. */
function readable(error: unknown, file: string): unknown {
  const { code, lines } = Object(error) as { code?: string; lines?: number };
  if (code === 'ENOENT') return new ImportRefused([`${file}: there is no such file`]);
  if (code === 'EISDIR') return new ImportRefused([`${file}: a folder; want a CSV file`]);
  if (code === 'EACCES') return new ImportRefused([`${file}: may not be read`]);
  const place = lines === undefined ? '' : ` before line ${String(lines)}`;
  if (code === 'CSV_QUOTE_NOT_CLOSED' || code === 'CSV_MAX_RECORD_SIZE') {
    return new ImportRefused([`${file}: a quotation mark${place} is opened and never closed`]);
  }
  if (code?.startsWith('CSV_')) return new ImportRefused([`${file}: no CSV${place}`]);
  const problem = fileErrorReason(error);
  return problem === null ? error : new ImportRefused([`${file}: cannot be read: ${problem}`]);
}
