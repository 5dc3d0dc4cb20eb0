import { DisplayableError } from '../../../kernel/displayable-error.js';
import { z } from 'zod';

/** How a file's columns become ours: which column is which, constants, what values mean. */
export interface ImportMapping<Column extends string> {
  /** ours → the file's */
  readonly columns: Partial<Record<Column, string>>;
  /** ours → the same for every row */
  readonly constants: Partial<Record<Column, string>>;
  /** ours → the value in the file → what it means */
  readonly values: Partial<Record<Column, Readonly<Record<string, string>>>>;
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
}

/** The mapping or the file cannot be used; every reason is named. */
export class ImportRefused extends DisplayableError {
  override readonly name = 'ImportRefused';

  override get lines(): readonly string[] {
    return this.problems;
  }

  override get exitCode(): number {
    return 2;
  }

  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
  }
}

const Text = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const FileColumn = z.string('the name of a column of the file, as text').min(1, 'a name');
const Values = z.record(z.string(), Text, 'an object such as { "Won": "WON" }');

/** Reads a mapping. Throws ImportRefused that names every wrong key. */
export function parseMapping<Column extends string>(
  shape: ImportShape<Column>,
  json: unknown,
): ImportMapping<Column> {
  const each = <Schema extends z.ZodType>(schema: Schema) =>
    z
      .strictObject(
        Object.fromEntries(shape.columns.map((column) => [column, schema.optional()])),
        'an object',
      )
      .default({});
  const schema = z.strictObject(
    { columns: each(FileColumn), constants: each(Text), values: each(Values) },
    'an object { "columns": {…}, "constants": {…}, "values": {…} }',
  );
  const parsed = schema.safeParse(json);
  if (!parsed.success) {
    throw new ImportRefused(parsed.error.issues.flatMap((issue) => sentences(shape, issue)));
  }
  const mapping = parsed.data as ImportMapping<Column>;
  const problems = contradictions(shape, mapping);
  if (problems.length > 0) throw new ImportRefused(problems);
  return mapping;
}

function sentences<Column extends string>(
  { what, columns }: ImportShape<Column>,
  issue: z.core.$ZodIssue,
): string[] {
  const place = ['mapping', ...issue.path.map(String)].join('.');
  if (issue.code !== 'unrecognized_keys') return [`${place}: want ${issue.message}`];
  const known = issue.path.length === 0 ? 'columns, constants, values' : columns.join(', ');
  const kind = issue.path.length === 0 ? 'a part of a mapping' : `a column of ${what}`;
  return issue.keys.map((key) => `${place}.${key}: not ${kind}; those are ${known}`);
}

function contradictions<Column extends string>(
  { what, columns, needed }: ImportShape<Column>,
  mapping: ImportMapping<Column>,
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
    shape: ImportShape<Column>,
    mapping: ImportMapping<Column>,
    header: readonly string[],
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
    const told = source.place < 0 ? source.constant : (record[source.place] ?? '').trim();
    return source.meanings?.get(told) ?? told;
  }

  isMapped(column: Column): boolean {
    return this.sources.has(column);
  }

  get columns(): readonly Column[] {
    return [...this.sources.keys()];
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
