import type { ColumnKind } from './column-format.rules.js';
import type { ImportShape } from './import-mapping.rules.js';
import type { RecordReader } from './record-reader.rules.js';

/** What says which of two rows of one id is the later (R-D4): a file has one of these. */
export const ORDER_COLUMNS = ['changedAt', 'changedOn', 'version'] as const;
export type OrderColumn = (typeof ORDER_COLUMNS)[number];

export const ORDER_KINDS: Readonly<Record<OrderColumn, ColumnKind>> = {
  changedAt: 'MOMENT',
  changedOn: 'DAY',
  version: 'NUMBER',
};

export function isOrderColumn(column: string): column is OrderColumn {
  return ORDER_COLUMNS.some((each) => each === column);
}

/** Columns that are told together, because one is nothing without the other. */
export interface ToldTogether<Column extends string> {
  /** a row that has one of these says them */
  readonly columns: readonly Column[];
  /** that say more of it: the currency of an amount */
  readonly with?: readonly Column[];
  /** what ends with a later word of this column, too: a first day ends with its employer */
  readonly under?: Column;
}

/** A part of what rows say: of two rows that say it, the later counts. */
export interface RowPart<Column extends string> {
  readonly name: string;
  /** one of these has a value */
  readonly said: readonly Column[];
  /** hidden where a later row said it */
  readonly hidden: readonly Column[];
  /** its values are added to those that are there */
  readonly isAdded: boolean;
  /** parts of which a later word counts instead of this one */
  readonly yieldsTo: readonly string[];
  isSaidBy(reader: RecordReader<Column>, record: readonly string[]): boolean;
}

/**
 * The parts of a kind's rows. What is added to a list is overruled by a later word that empties it,
 * and such a word by any later one; what a row is known by is never hidden.
 */
export function partsOf<Column extends string>(shape: ImportShape<Column>): RowPart<Column>[] {
  const { columns, together = [], adds = [], ids, keys } = shape;
  const keptApart = new Set<string>([
    ...ORDER_COLUMNS,
    ...together.flatMap((each) => [...each.columns, ...(each.with ?? [])]),
  ]);
  const known = new Set<Column>(keys ?? [ids[0]]);
  const single = columns.filter((column) => !keptApart.has(column));
  const all = [...together, ...single.map((column) => ({ columns: [column] }))];
  const nameOf = (column: Column): string =>
    all.find((each) => each.columns.includes(column))?.columns[0] ?? column;
  return all.flatMap((told: ToldTogether<Column>): RowPart<Column>[] => {
    const [first] = told.columns;
    if (first === undefined) return [];
    const hidden = [...told.columns, ...(told.with ?? [])].filter((column) => !known.has(column));
    const name: string = first;
    const common = { said: told.columns, hidden };
    const says = (reader: RecordReader<Column>, record: readonly string[]): boolean =>
      told.columns.some((column) => reader.isSaid(record, column));
    if (!adds.includes(first)) {
      const above = told.under === undefined ? [] : [nameOf(told.under)];
      const yieldsTo = [name, ...above];
      return [{ ...common, name, isAdded: false, yieldsTo, isSaidBy: says }];
    }
    const emptied = `${name} emptied`;
    const empties = (reader: RecordReader<Column>, record: readonly string[]): boolean =>
      told.columns.some((column) => reader.isCleared(record, column));
    return [
      {
        ...{ ...common, name, isAdded: true, yieldsTo: [emptied] },
        isSaidBy: (reader, record) => says(reader, record) && !empties(reader, record),
      },
      {
        ...{ ...common, name: emptied, isAdded: false, yieldsTo: [name, emptied] },
        isSaidBy: empties,
      },
    ];
  });
}
