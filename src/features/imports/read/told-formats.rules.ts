import { formatsOf, parseFormat, type ColumnKind } from './column-format.rules.js';

type ByColumn<Column extends string, Value> = Readonly<Partial<Record<Column, Value>>>;

/** `formats.numbers` and `formats.days` stand for every column of their kind that has none. */
export const ALL_OF_A_KIND: Readonly<Record<ColumnKind, string>> = {
  NUMBER: 'numbers',
  DAY: 'days',
  MOMENT: 'days',
};

/** What a mapping says of each column, `numbers` and `days` put in their place. */
export function formatsByColumn<Column extends string>(
  kinds: ByColumn<Column, ColumnKind>,
  told: ByColumn<string, string>,
): ByColumn<Column, string> {
  const shared: readonly string[] = Object.values(ALL_OF_A_KIND);
  const own = Object.entries(told).filter(([key]) => !shared.includes(key));
  const ofKinds = Object.entries<ColumnKind | undefined>(kinds).flatMap(([column, kind]) => {
    const format = kind === undefined ? undefined : told[ALL_OF_A_KIND[kind]];
    return format === undefined ? [] : [[column, format] as const];
  });
  return Object.fromEntries([...ofKinds, ...own]) as ByColumn<Column, string>;
}

/** What is wrong with the format that a mapping gives of a column; null where it is right. */
export function formatProblem(kind: ColumnKind | null, text: string | undefined): string | null {
  if (text === undefined) return null;
  if (kind === null) return 'it is read as it stands; want nothing here';
  return parseFormat(kind, text) === null ? `want ${formatsOf(kind)}` : null;
}
