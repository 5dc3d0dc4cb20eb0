import {
  evidenceOf,
  type Ask,
  type ColumnFormat,
  type Evidence,
  type Seen,
} from './column-format.rules.js';
import { findDialect } from './decode-file.js';
import { isErrorsFile } from './errors-file.js';
import { nameOfDelimiter, type Dialect } from './dialect.rules.js';
import { type CsvRecord, type ImportMapping, type ImportShape } from './import-mapping.rules.js';
import { RecordReader, type FoundInFile } from './record-reader.rules.js';
import { ImportRefused, type FormatQuestion } from './import-refused.rules.js';
import type { MomentReader } from './parsed-moment.rules.js';
import { findOrder, type OrderOfFile } from './order-of-file.js';
import { readCsv, type CsvFile } from './read-csv.js';
import { RowIds } from './row-ids.js';
import { DAY_EXAMPLES, DAY_ORDERS, readWritten, type DayOrder } from './written-day.rules.js';

/** What the whole file says of itself. */
export interface FileSurvey extends FoundInFile {
  readonly file: CsvFile;
  /** sentences: what was found out, and how it will be read */
  readonly says: readonly string[];
  /** R-D4: null where no column orders its rows */
  readonly order: OrderOfFile | null;
}

export interface SurveyContext<Column extends string> {
  readonly moments: MomentReader;
  /** of what a record has in a column of numbers: it says whether they can have decimals */
  readonly currencyOf: (
    reader: RecordReader<Column>,
    record: readonly string[],
    column: Column,
  ) => string;
}

const BATCH = { first: 1_000, others: 1_000 };

/**
 * Reads a file once from its beginning to its end, before a row of it is taken in: how it is
 * written (R-D1), by which format each column is read (R-D2, R-D6), which ids are damaged (R-D3) or
 * say two things (R-D4). Throws ImportRefused for what cannot be read, and with a question for what
 * can be read in two ways.
 */
export async function surveyFile<Column extends string>(
  path: string,
  shape: ImportShape<Column>,
  mapping: ImportMapping<Column>,
  context: SurveyContext<Column>,
): Promise<FileSurvey> {
  const { encoding = null, delimiter = null } = mapping.file;
  const wanted = Object.values<string | undefined>(mapping.columns).filter(
    (name) => name !== undefined,
  );
  const dialect = await findDialect(path, { encoding, delimiter }, wanted);
  const file: CsvFile = { path, dialect, wanted };
  let survey: Survey<Column> | null = null;
  let headerRow = 1;
  for await (const batch of readCsv(file, BATCH)) {
    headerRow = batch.headerRow;
    survey ??= new Survey(shape, mapping, batch.header, context);
    for (const record of batch.records) survey.add(record);
  }
  if (survey === null) throw new Error('A file was read without its first batch.');
  const found = survey.found();
  const says = [...dialectSays(dialect, headerRow), ...found.says];
  const order = await findOrder(file, shape, mapping, found, context.moments);
  return { ...found, file, order: null, ...order, says };
}

/** What a person would not expect of a CSV file, and should know of theirs. */
function dialectSays(
  { encoding, delimiter, escape, hasSepLine }: Dialect,
  headerRow: number,
): string[] {
  const says: string[] = [];
  if (encoding.toLowerCase() !== 'utf-8') says.push(`The file is read as ${encoding}.`);
  if (delimiter !== ',')
    says.push(
      `Its columns are divided by ${nameOfDelimiter(delimiter)}${hasSepLine ? ', as its first line says' : ''}.`,
    );
  if (escape === '\\') says.push('A backslash stands before quotation marks within a text.');
  if (headerRow > 1)
    says.push(`The header is row ${String(headerRow)}; what stands above it is left out.`);
  return says;
}

/** Collects what the rows say, column by column. */
class Survey<Column extends string> {
  private readonly reader: RecordReader<Column>;
  private readonly evidence = new Map<Column, Evidence>();
  private readonly midnights = new Map<Column, Midnights>();
  private readonly ids = new RowIds();
  private readonly zeros = new Map<Column, IdDigits>();

  constructor(
    private readonly shape: ImportShape<Column>,
    private readonly mapping: ImportMapping<Column>,
    header: readonly string[],
    private readonly context: SurveyContext<Column>,
  ) {
    this.reader = new RecordReader(shape, mapping, header);
    for (const column of this.reader.columns) {
      const kind = shape.kinds[column];
      if (kind === undefined) continue;
      const told = mapping.formats.get(column);
      if (told === undefined) this.evidence.set(column, evidenceOf(kind));
      if (kind === 'MOMENT' && !told?.isOwn) this.midnights.set(column, new Midnights());
    }
    for (const column of shape.ids) {
      if (this.reader.isMapped(column)) {
        this.zeros.set(column, new IdDigits(this.reader.label(column), isErrorsFile(header)));
      }
    }
  }

  add({ rowNo, fields }: CsvRecord): void {
    const { reader } = this;
    for (const [column, evidence] of this.evidence) {
      const text = reader.text(fields, column);
      if (text === '') continue;
      evidence.add(text, rowNo, this.currencyOf(fields, column));
    }
    for (const [column, midnights] of this.midnights) {
      midnights.add(reader.text(fields, column), rowNo);
    }
    for (const [column, zeros] of this.zeros) zeros.add(reader.text(fields, column), fields);
    const key = reader.keyOf(fields);
    if (key !== '') this.ids.add(key, reader.contentOf(fields), rowNo);
  }

  /** A version has no part below one, as an amount of such a currency. */
  private currencyOf(fields: readonly string[], column: Column): string {
    return column === 'version' ? 'JPY' : this.context.currencyOf(this.reader, fields, column);
  }

  /** Throws ImportRefused with every question. */
  found(): FoundInFile & Pick<FileSurvey, 'says'> {
    const formats = new Map(
      [...this.mapping.formats].map(([column, { format }]) => [column, format]),
    );
    const problems: string[] = [];
    const questions: FormatQuestion[] = [];
    const says: string[] = [];
    for (const [column, evidence] of this.evidence) {
      const finding = evidence.finding();
      const label = this.reader.label(column);
      if (finding.question !== null) {
        problems.push(`${label}: ${finding.question}, ${placeOf(column, this.shape)}`);
        questions.push(asked(column, finding.ask));
        continue;
      }
      formats.set(column, finding.format);
      if (finding.settledBy !== null && !isPlain(finding.format)) {
        const { rowNo, text } = finding.settledBy;
        says.push(`${label} is read as row ${String(rowNo)} writes it: ${JSON.stringify(text)}.`);
      }
    }
    this.askOfDays(formats, problems, questions);
    if (problems.length > 0) throw new ImportRefused(problems, questions);
    return { formats, idDigits: this.idDigits(), conflicts: this.ids.conflicts, says };
  }

  private askOfDays(
    formats: ReadonlyMap<Column, ColumnFormat>,
    problems: string[],
    questions: FormatQuestion[],
  ): void {
    for (const [column, midnights] of this.midnights) {
      const format = formats.get(column);
      const found = format ? midnights.asked(format, this.context.moments) : null;
      if (found === null) continue;
      const { question, seen, written, moved, order } = found;
      problems.push(`${this.reader.label(column)}: ${question}.${column}`);
      const answers = [
        { meaning: written, format: null, column: this.shape.dayInstead[column] ?? column },
        { meaning: moved, format: DAY_EXAMPLES[DAY_ORDERS.indexOf(order)] ?? null, column },
      ];
      questions.push({ column, values: [seen], answers });
    }
  }

  private idDigits(): ReadonlyMap<Column, number> {
    return new Map(
      [...this.zeros].flatMap(([column, { digits }]) =>
        digits === null ? [] : [[column, digits]],
      ),
    );
  }
}

function asked(column: string, { seen, readings }: Ask): FormatQuestion {
  return { column, values: seen, answers: readings.map((reading) => ({ ...reading, column })) };
}

/** Where a person says it. */
function placeOf<Column extends string>(column: Column, { kinds }: ImportShape<Column>): string {
  const flag = kinds[column] === 'NUMBER' ? '--numbers' : '--days';
  return `in mapping.formats.${column} or by ${flag}`;
}

function isPlain({ decimal, day }: ColumnFormat): boolean {
  return decimal === '.' && day.order === 'YMD';
}

/** What an errors file still knows of the file that its rows come from. */
const ALL_DIGITS = /want all (\d+) digits/;

/** R-D3: how many digits the ids have that begin with a zero, where all have the same. */
class IdDigits {
  private readonly lengths = new Set<number>();

  constructor(
    private readonly label: string,
    private readonly isOfErrors: boolean,
  ) {}

  add(id: string, [, reason = '']: readonly string[]): void {
    if (this.lengths.size > 1) return;
    if (/^0\d+$/.test(id)) this.lengths.add(id.length);
    const digits = this.isOfErrors && reason.includes(this.label) ? ALL_DIGITS.exec(reason) : null;
    if (digits) this.lengths.add(Number(digits[1]));
  }

  get digits(): number | null {
    const [only] = this.lengths;
    return this.lengths.size === 1 && only !== undefined ? only : null;
  }
}

/** R-D6: whether every moment of a column is midnight somewhere else, as exports write days. */
class Midnights {
  private areAll = true;
  private first: { readonly text: string; readonly rowNo: number } | null = null;

  add(text: string, rowNo: number): void {
    if (text === '' || !this.areAll) return;
    this.areAll = /[T ]0{1,2}:00(:00(\.0+)?)? ?(Z|UTC|GMT|[+-]\d{2}(:?\d{2})?)$/i.test(text);
    this.first ??= { text, rowNo };
  }

  /** Null where nothing has to be asked. */
  asked({ day }: ColumnFormat, moments: MomentReader): MidnightQuestion | null {
    if (!this.areAll || this.first === null) return null;
    const { text, rowNo } = this.first;
    const written = readWritten(text, day)?.day;
    const moved = moments.read(text, day)?.day;
    if (written === undefined || written === moved) return null;
    const question =
      `every value is midnight elsewhere, as ${JSON.stringify(text)} (row ${String(rowNo)}), which is ${String(moved)} here. ` +
      'If these are days, map them as …On instead of …At; if they are moments, say how they are written, such as "YYYY-MM-DD", in mapping.formats';
    return { question, seen: this.first, written, moved: moved ?? null, order: day.order };
  }
}

interface MidnightQuestion {
  readonly question: string;
  readonly seen: Seen;
  readonly written: string;
  readonly moved: string | null;
  readonly order: DayOrder;
}
