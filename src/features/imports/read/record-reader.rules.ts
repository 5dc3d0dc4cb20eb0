import { PLAIN_FORMAT, type ColumnFormat } from './column-format.rules.js';
import type { ImportMapping, ImportShape } from './import-mapping.rules.js';
import { ImportRefused } from './import-refused.rules.js';
import { meantBy } from './meant-value.rules.js';
import { isOrderColumn } from './row-parts.rules.js';

/** What the whole file says of its columns, before the first row is taken in. */
export interface FoundInFile {
  readonly formats: ReadonlyMap<string, ColumnFormat>;
  /** digits of ids that begin with a zero: a shorter one has lost its own */
  readonly idDigits: ReadonlyMap<string, number>;
  /** ids whose rows say different things, and these rows */
  readonly conflicts: ReadonlyMap<string, readonly number[]>;
  /** by what they are among `conflicts`; absent: by what a record is known by */
  readonly conflictKeyOf?: (record: readonly string[]) => string;
}

const NOTHING_FOUND: FoundInFile = {
  formats: new Map(),
  idDigits: new Map(),
  conflicts: new Map(),
};

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
  private readonly clearingWord: string | null;
  private readonly clearable: ReadonlySet<Column>;

  /** Throws ImportRefused that names every column that the file lacks, or has twice. */
  constructor(
    private readonly shape: ImportShape<Column>,
    mapping: ImportMapping<Column>,
    header: readonly string[],
    private readonly found: FoundInFile = NOTHING_FOUND,
    private readonly hidden: ReadonlySet<Column> = new Set(),
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
    this.clearingWord = mapping.clearingWord ?? null;
    this.clearable = new Set(shape.clearable);
  }

  /** The record's value, without space around it; '' where it has none, or takes one away. */
  text(record: readonly string[], column: Column): string {
    const told = this.told(record, column);
    return told === this.clearingWord && this.clearable.has(column) ? '' : told;
  }

  /** R-D5: whether the record takes the column's value away. */
  isCleared(record: readonly string[], column: Column): boolean {
    if (this.clearingWord === null || !this.clearable.has(column)) return false;
    return this.told(record, column) === this.clearingWord;
  }

  /** All that the record says, to be compared; when it said it is no part of it. */
  contentOf(record: readonly string[]): string {
    const said = this.columns.filter((column) => !isOrderColumn(column));
    return said.map((column) => this.told(record, column)).join('\0');
  }

  /** What the record is known by in its file: its own id, or what stands for it; '' for nothing. */
  keyOf(record: readonly string[]): string {
    const [own] = this.shape.ids;
    const column = (this.shape.keys ?? [own]).find((each) => this.text(record, each) !== '');
    if (column === undefined) return '';
    const text = this.text(record, column);
    return column === own ? text : `${column}\0${text.normalize('NFKC').toLowerCase()}`;
  }

  /** Whether the record has anything in the column. */
  isSaid(record: readonly string[], column: Column): boolean {
    return this.told(record, column) !== '';
  }

  /** R-D4: whether a later row said what is in this column. */
  isHidden(column: Column): boolean {
    return this.hidden.has(column);
  }

  private told(record: readonly string[], column: Column): string {
    const source = this.sources.get(column);
    if (source === undefined || this.hidden.has(column)) return '';
    const raw = source.place < 0 ? source.constant : (record[source.place] ?? '');
    // The word may be one that otherwise says that there is no value: "NULL".
    const told = raw.trim() === this.clearingWord ? raw.trim() : meantBy(raw).trim();
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

  /** R-D4: the rows of the file that say something else of the same; none where they agree. */
  conflicts(record: readonly string[]): readonly number[] {
    const { conflicts, conflictKeyOf = (each) => this.keyOf(each) } = this.found;
    return conflicts.get(conflictKeyOf(record)) ?? [];
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
