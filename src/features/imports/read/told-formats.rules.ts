import {
  formatsOf,
  parseFormat,
  type ColumnFormat,
  type ColumnKind,
} from './column-format.rules.js';

type ByColumn<Column extends string, Value> = Readonly<Partial<Record<Column, Value>>>;

/** `formats.numbers` and `formats.days` stand for every column of their kind that has none. */
export const ALL_OF_A_KIND: Readonly<Record<ColumnKind, 'numbers' | 'days'>> = {
  NUMBER: 'numbers',
  DAY: 'days',
  MOMENT: 'days',
};

/** How all numbers and all days of a file are written, as whoever imports it says: `--numbers`. */
export interface ReadAs {
  readonly numbers?: string | undefined;
  readonly days?: string | undefined;
}

/** How a column is written, as somebody said it. */
export interface ToldFormat {
  readonly format: ColumnFormat;
  /** the mapping says it of this very column: it was looked at, and is what it is mapped as */
  readonly isOwn: boolean;
}

interface Told<Column extends string> {
  readonly formats: ReadonlyMap<Column, ToldFormat>;
  readonly problems: readonly string[];
}

/**
 * What is said of each column: whoever imports this file counts before what the mapping says of the
 * column, and that before what it says of all of its kind.
 */
export function toldFormats<Column extends string>(
  kinds: ByColumn<Column, ColumnKind>,
  mapping: ByColumn<string, string>,
  readAs: ReadAs,
): Told<Column> {
  const formats = new Map<Column, ToldFormat>();
  const problems = strangersIn(kinds, mapping);
  for (const [column, kind] of Object.entries(kinds) as [Column, ColumnKind][]) {
    const all = ALL_OF_A_KIND[kind];
    const sources = [
      [`--${all}`, readAs[all]],
      [`mapping.formats.${column}`, mapping[column]],
      [`mapping.formats.${all}`, mapping[all]],
    ] as const;
    const [place, text] = sources.find(([, said]) => said !== undefined) ?? [];
    if (place === undefined || text === undefined) continue;
    const format = parseFormat(kind, text);
    if (format !== null) formats.set(column, { format, isOwn: mapping[column] !== undefined });
    else problems.push(`${place}: want ${formatsOf(kind)}`);
  }
  return { formats, problems: [...new Set(problems)] };
}

function strangersIn(
  kinds: ByColumn<string, ColumnKind>,
  mapping: ByColumn<string, string>,
): string[] {
  const known = new Set<string>([...Object.keys(kinds), ...Object.values(ALL_OF_A_KIND)]);
  return Object.keys(mapping)
    .filter((column) => !known.has(column))
    .map((column) => `mapping.formats.${column}: it is read as it stands; want nothing here`);
}
