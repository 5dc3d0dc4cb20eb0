import { z } from 'zod';
import { ImportRefused } from './import-refused.rules.js';
import type { ColumnKind } from './column-format.rules.js';
import { ORDER_COLUMNS, type ToldTogether } from './row-parts.rules.js';
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
  /** R-D5: a cell that says this takes the value away; absent: nothing can be */
  readonly clearingWord?: string | undefined;
  /** how the file itself is written; found out where it is not said */
  readonly file: { readonly encoding?: string; readonly delimiter?: string };
}

/** What a file can hold, as commands and addresses name it; and whether it can move points. */
const KINDS = {
  referrals: { movesPoints: true },
  deals: { movesPoints: true },
  companies: { movesPoints: false },
  advocates: { movesPoints: false },
} as const;
export type ImportKind = keyof typeof KINDS;
export const IMPORT_KINDS = Object.keys(KINDS) as readonly ImportKind[];

export function movesPoints(kind: ImportKind): boolean {
  return KINDS[kind].movesPoints;
}

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
  /** what a row is known by, the first that it has; absent: by its own id alone */
  readonly keys?: readonly Column[];
  /** R-D5: those whose value can be taken away */
  readonly clearable: readonly Column[];
  /** a column of moments → the column of days that it may be instead (R-D6) */
  readonly dayInstead: Readonly<Partial<Record<Column, Column>>>;
  /** R-D4: columns of which the later word is one of all of them */
  readonly together?: readonly ToldTogether<Column>[];
  /** lists to which a row adds */
  readonly adds?: readonly Column[];
}

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
      clearingWord: File.trim().min(1, 'a word').optional(),
      file: z
        .strictObject(
          { encoding: File.optional(), delimiter: File.min(1, 'one character').optional() },
          'an object { "encoding": …, "delimiter": … }',
        )
        .default({}),
    },
    'an object { "columns": {…}, "constants": {…}, "values": {…}, "formats": {…}, "clearingWord": …, "file": {…} }',
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
  '': 'columns, constants, values, formats, clearingWord, file',
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
  { what, columns, needed, clearable }: ImportShape<Column>,
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
  if (mapping.clearingWord !== undefined && clearable.length === 0) {
    problems.push(`mapping.clearingWord: no value of ${what} can be taken away; want nothing here`);
  }
  problems.push(...twoOrders(ORDER_COLUMNS.filter((each) => isTold(each as string as Column))));
  for (const group of needed) {
    if (!group.some(isTold)) {
      problems.push(`mapping.columns: ${what} need ${group.join(' or ')}`);
    }
  }
  return problems;
}

/** R-D4: one column says which of two rows is the later. */
function twoOrders([one, other]: readonly string[]): string[] {
  if (one === undefined || other === undefined) return [];
  return [`mapping: ${one} and ${other} both order the rows; want one of them`];
}
