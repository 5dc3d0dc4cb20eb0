import {
  findDialect,
  ImportRefused,
  isErrorsFile,
  meantBy,
  readCsv,
  type CsvFile,
  type Dialect,
  type ToldDialect,
} from '../read/index.js';
import { headerAmong } from './header-row.rules.js';

const SAMPLES = 5;
/** A column with more different values than this is no list of words. */
const MOST_WORDS = 20;
const MOST_ROWS = 5_000;
const BATCH = { first: 100, others: 500 };

/** A column of the file, and what its first rows hold. */
export interface InspectedColumn {
  readonly name: string;
  /** the file has another of this name: it cannot be mapped by it */
  readonly isRepeated: boolean;
  /** the first five that differ */
  readonly samples: readonly string[];
  /** all that differ, where they are few */
  readonly words: readonly string[];
}

/** How a file is written, and what its beginning holds (R-D1). */
export interface InspectedFile extends Dialect {
  /** as a spreadsheet counts */
  readonly headerRow: number;
  readonly rowsSeen: number;
  /** whether these are all */
  readonly isWhole: boolean;
  readonly columns: readonly InspectedColumn[];
}

/**
 * Looks at the beginning of a file. `isCut`: the file goes on where this one ends, so that its end
 * says nothing. Throws ImportRefused for what cannot be read.
 */
export async function inspectFile(
  path: string,
  told: ToldDialect,
  isCut: boolean,
): Promise<InspectedFile> {
  const dialect = await findDialect(path, told, []);
  const first = await lookAt({ path, dialect, wanted: [] }, isCut);
  const wanted = headerAmong([first.header, ...first.records]);
  const look =
    wanted === first.header ? first : await lookAt({ path, dialect, wanted: named(wanted) }, isCut);
  const from = isErrorsFile(look.header) ? 2 : 0;
  return {
    ...dialect,
    headerRow: look.headerRow,
    rowsSeen: look.rows,
    isWhole: look.isWhole && !isCut,
    columns: look.columns.slice(from).filter(({ name }) => name !== ''),
  };
}

function named(fields: readonly string[]): string[] {
  return fields.map((name) => name.trim()).filter((name) => name !== '');
}

interface Look {
  readonly header: readonly string[];
  readonly headerRow: number;
  readonly rows: number;
  readonly isWhole: boolean;
  /** the first rows below the header */
  readonly records: readonly (readonly string[])[];
  readonly columns: readonly InspectedColumn[];
}

async function lookAt(file: CsvFile, isCut: boolean): Promise<Look> {
  let found: ColumnValues | null = null;
  let headerRow = 1;
  let isWhole = true;
  try {
    for await (const batch of readCsv(file, BATCH)) {
      headerRow = batch.headerRow;
      found ??= new ColumnValues(batch.header);
      for (const { fields } of batch.records) found.add(fields);
      if (found.rows < MOST_ROWS) continue;
      isWhole = false;
      break;
    }
  } catch (error) {
    // Where the beginning of a file is cut off, its last row is broken.
    if (!(error instanceof ImportRefused) || !isCut || found === null) throw error;
  }
  if (found === null) throw new Error('A file was read without its first batch.');
  const { header, rows, records, columns } = found;
  return { header, headerRow, rows, isWhole, records, columns };
}

const ROWS_ABOVE = 20;

class ColumnValues {
  rows = 0;
  readonly records: (readonly string[])[] = [];
  private readonly values: Set<string>[];

  constructor(readonly header: readonly string[]) {
    this.values = header.map(() => new Set());
  }

  add(fields: readonly string[]): void {
    this.rows += 1;
    if (this.records.length < ROWS_ABOVE) this.records.push(fields);
    this.values.forEach((seen, place) => {
      const text = meantBy(fields[place] ?? '').trim();
      if (text !== '' && seen.size <= MOST_WORDS) seen.add(text);
    });
  }

  get columns(): InspectedColumn[] {
    const { header } = this;
    const times = new Map<string, number>();
    for (const name of header) times.set(name, (times.get(name) ?? 0) + 1);
    return header.map((name, place) => {
      const seen = [...(this.values[place] ?? [])];
      return {
        name,
        isRepeated: (times.get(name) ?? 0) > 1,
        samples: seen.slice(0, SAMPLES),
        words: seen.length > MOST_WORDS ? [] : seen,
      };
    });
  }
}
