import { z } from 'zod';
import { ImportRefused } from './import-refused.rules.js';
import { meantBy } from './meant-value.rules.js';
import { PLAIN_FORMAT, type ColumnFormat, type ColumnKind } from './column-format.rules.js';
import { ALL_OF_A_KIND, toldFormats, type ReadAs, type ToldFormat } from './told-formats.rules.js';

/** How a file's columns become ours: which column is which, constants, what values mean. */
export interface ImportMapping<Column extends string> {
  /** ours → the file's */
  readonly columns: Partial<Record<Column, string>>;
  /** ours → the same for every row */
  readonly constants: Partial<Record<Column, string>>;
  /** ours → the value in the file → what it means */
  readonly values: Partial<Record<Column, Readonly<Record<string, string>>>>;
  /** ours → how the file writes it; found out where it is not said */
  readonly formats: ReadonlyMap<Column, ToldFormat>;
  /** how the file itself is written; found out where it is not said */
  readonly file: { readonly encoding?: string; readonly delimiter?: string };
}

export type ImportKind = 'referrals' | 'deals';

export interface CsvRecord {
  /** as a spreadsheet counts: the header is row 1 */
  readonly rowNo: number;
  readonly fields: readonly string[];
}

/** The columns that a kind of file can have, and those that each row must have. */
export interface ImportShape<Column extends string> {
  readonly what: ImportKind;
  readonly columns: readonly Column[];
  /** of each group at least one must be mapped */
  readonly needed: readonly (readonly Column[])[];
  /** columns that can be written in several ways */
  readonly kinds: Readonly<Partial<Record<Column, ColumnKind>>>;
  /** columns of ids, the row's own first */
  readonly ids: readonly [Column, ...Column[]];
  /** a column of moments → the column of days that it may be instead (R-D6) */
  readonly dayInstead: Readonly<Partial<Record<Column, Column>>>;
}

/** What the whole file says of its columns, before the first row is taken in. */
export interface FoundInFile {
  readonly formats: ReadonlyMap<string, ColumnFormat>;
  /** digits of ids that begin with a zero: a shorter one has lost its own */
  readonly idDigits: ReadonlyMap<string, number>;
  /** ids whose rows say different things, and these rows */
  readonly conflicts: ReadonlyMap<string, readonly number[]>;
}

const NOTHING_FOUND: FoundInFile = {
  formats: new Map(),
  idDigits: new Map(),
  conflicts: new Map(),
};

const Text = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const FileColumn = z.string('the name of a column of the file, as text').min(1, 'a name');
const Format = z.string('how it is written, such as "1.234,56" or "DD/MM/YYYY"');
const File = z.string('text');
const Values = z.record(z.string(), Text, 'an object such as { "Won": "WON" }');

/** Reads a mapping. Throws ImportRefused that names every wrong key. */
export function parseMapping<Column extends string>(
  shape: ImportShape<Column>,
  json: unknown,
  readAs: ReadAs = {},
): ImportMapping<Column> {
  const each = <Schema extends z.ZodType>(schema: Schema, more: readonly string[] = []) =>
    z
      .strictObject(
        Object.fromEntries([...shape.columns, ...more].map((key) => [key, schema.optional()])),
        'an object',
      )
      .default({});
  const schema = z.strictObject(
    {
      columns: each(FileColumn),
      constants: each(Text),
      values: each(Values),
      formats: each(Format, Object.values(ALL_OF_A_KIND)),
      file: z
        .strictObject(
          { encoding: File.optional(), delimiter: File.min(1, 'one character').optional() },
          'an object { "encoding": …, "delimiter": … }',
        )
        .default({}),
    },
    'an object { "columns": {…}, "constants": {…}, "values": {…}, "formats": {…}, "file": {…} }',
  );
  const parsed = schema.safeParse(json);
  if (!parsed.success) {
    throw new ImportRefused(parsed.error.issues.flatMap((issue) => sentences(shape, issue)));
  }
  const { formats, ...mapping } = parsed.data as Omit<ImportMapping<Column>, 'formats'> & {
    readonly formats: Readonly<Record<string, string>>;
  };
  const told = toldFormats(shape.kinds, formats, readAs);
  const problems = [...contradictions(shape, mapping), ...told.problems];
  if (problems.length > 0) throw new ImportRefused(problems);
  return { ...mapping, formats: told.formats };
}

const PARTS: Readonly<Record<string, string>> = {
  '': 'columns, constants, values, formats, file',
  file: 'encoding, delimiter',
};

function sentences<Column extends string>(
  { what, columns }: ImportShape<Column>,
  issue: z.core.$ZodIssue,
): string[] {
  const place = ['mapping', ...issue.path.map(String)].join('.');
  if (issue.code !== 'unrecognized_keys') return [`${place}: want ${issue.message}`];
  const known = PARTS[String(issue.path[0] ?? '')] ?? columns.join(', ');
  const kind = issue.path.length === 0 ? 'a part of a mapping' : `a column of ${what}`;
  return issue.keys.map((key) => `${place}.${key}: not ${kind}; those are ${known}`);
}

function contradictions<Column extends string>(
  { what, columns, needed }: ImportShape<Column>,
  mapping: Omit<ImportMapping<Column>, 'formats'>,
): string[] {
  const isTold = (column: Column): boolean =>
    mapping.columns[column] !== undefined || mapping.constants[column] !== undefined;
  const problems: string[] = [];
  for (const column of columns) {
    if (mapping.columns[column] !== undefined && mapping.constants[column] !== undefined) {
      problems.push(`mapping: ${column} is in columns and in constants; want it in one of them`);
    }
    if (mapping.values[column] !== undefined && !isTold(column)) {
      problems.push(`mapping.values.${column}: nothing tells ${column}; add it to columns`);
    }
  }
  for (const group of needed) {
    if (!group.some(isTold)) {
      problems.push(`mapping.columns: ${what} need ${group.join(' or ')}`);
    }
  }
  return problems;
}

interface Source {
  /** place in the record; -1: a constant */
  readonly place: number;
  readonly constant: string;
  readonly meanings: ReadonlyMap<string, string> | null;
  /** how people find it in their file */
  readonly label: string;
}

/** Reads a file's records by our names. */
export class RecordReader<Column extends string> {
  private readonly sources: ReadonlyMap<Column, Source>;

  /** Throws ImportRefused that names every column that the file lacks, or has twice. */
  constructor(
    private readonly shape: ImportShape<Column>,
    mapping: ImportMapping<Column>,
    header: readonly string[],
    private readonly found: FoundInFile = NOTHING_FOUND,
  ) {
    const problems: string[] = [];
    const sources = new Map<Column, Source>();
    for (const column of shape.columns) {
      const name = mapping.columns[column];
      const problem = name === undefined ? null : headerProblem(column, name, header);
      if (problem !== null) problems.push(problem);
      const source = sourceOf(mapping, column, header);
      if (source !== null) sources.set(column, source);
    }
    if (problems.length > 0) throw new ImportRefused(problems);
    this.sources = sources;
  }

  /** The record's value, without space around it; '' where it has none. */
  text(record: readonly string[], column: Column): string {
    const source = this.sources.get(column);
    if (source === undefined) return '';
    const told = source.place < 0 ? source.constant : meantBy(record[source.place] ?? '').trim();
    return source.meanings?.get(told) ?? told;
  }

  /** How the column is written in this file. */
  format(column: Column): ColumnFormat {
    return this.found.formats.get(column) ?? PLAIN_FORMAT;
  }

  /** R-T1: whether the column gives days, whatever time stands behind them. */
  isDay(column: Column): boolean {
    return this.shape.kinds[column] === 'DAY';
  }

  /** R-D3: how many digits the column's ids have that begin with a zero; 0 where none does. */
  idDigits(column: Column): number {
    return this.found.idDigits.get(column) ?? 0;
  }

  /** R-D3: whether a spreadsheet took the zeros from before this id. */
  hasLostZeros(column: Column, id: string): boolean {
    return /^\d+$/.test(id) && id.length < this.idDigits(column);
  }

  /** R-D4: the rows of the file that say something else of the same id; none where they agree. */
  conflicts(id: string): readonly number[] {
    return this.found.conflicts.get(id) ?? [];
  }

  isMapped(column: Column): boolean {
    return this.sources.has(column);
  }

  get columns(): readonly Column[] {
    return [...this.sources.keys()];
  }

  /** How people find the column in their file. */
  label(column: Column): string {
    return this.sources.get(column)?.label ?? column;
  }

  /** A sentence that names the column, the value and what would be right. */
  problem(record: readonly string[], column: Column, wanted: string): string {
    const source = this.sources.get(column);
    if (source === undefined) return `${column} is not mapped; want ${wanted}`;
    const told = source.place < 0 ? source.constant : (record[source.place] ?? '').trim();
    const value = told === '' ? 'is empty' : `is ${JSON.stringify(shortened(told))}`;
    return `${source.label} ${value}; want ${wanted}`;
  }
}

function headerProblem(column: string, name: string, header: readonly string[]): string | null {
  const times = header.filter((each) => each === name).length;
  if (times === 1) return null;
  const place = `mapping.columns.${column}`;
  return times === 0
    ? `${place}: the file has no column "${name}"; it has ${header.join(', ')}`
    : `${place}: the file has ${String(times)} columns "${name}"; want one`;
}

function sourceOf<Column extends string>(
  mapping: ImportMapping<Column>,
  column: Column,
  header: readonly string[],
): Source | null {
  const name = mapping.columns[column];
  const constant = mapping.constants[column];
  if (name === undefined && constant === undefined) return null;
  const values = mapping.values[column];
  return {
    place: name === undefined ? -1 : header.indexOf(name),
    constant: constant?.trim() ?? '',
    meanings: values === undefined ? null : new Map(Object.entries(values)),
    label: name === undefined || name === column ? column : `${name} (${column})`,
  };
}

const LONGEST_SHOWN = 60;

function shortened(text: string): string {
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}
