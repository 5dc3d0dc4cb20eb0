import { FileOrder } from './file-order.js';
import type { ImportMapping, ImportShape } from './import-mapping.rules.js';
import { expectedMoment, type MomentReader } from './parsed-moment.rules.js';
import { readCsv, type CsvFile } from './read-csv.js';
import { RecordReader, type FoundInFile } from './record-reader.rules.js';
import { RowIds } from './row-ids.js';
import { ORDER_COLUMNS, partsOf, type OrderColumn, type RowPart } from './row-parts.rules.js';
import { readNumber } from './written-number.rules.js';

/** Moments and days are of one order; versions of another. */
export type OrderUnit = 'MOMENT' | 'VERSION';

/** Where a row stands in the order of its id. */
export type FoundPlace =
  | { readonly place: number; readonly wanted: null }
  /** `wanted`: what would be right there; null: it says nothing */
  | { readonly place: null; readonly wanted: string | null };

/** A part of what a row says, and what counts instead of it where a later row said that. */
export type SaidPart = Omit<RowPart<string>, 'isSaidBy'>;

/** R-D4: how the rows of a file are ordered, and which of an id are its last. */
export interface OrderOfFile {
  readonly unit: OrderUnit;
  readonly rows: FileOrder;
  /** as people find it in their file */
  readonly label: string;
  /** what the record is known by in its file; '' for nothing */
  keyOf(record: readonly string[]): string;
  placeOf(record: readonly string[]): FoundPlace;
  saidBy(record: readonly string[]): readonly SaidPart[];
  /** what the record says of lists that are added to */
  addedBy(record: readonly string[]): string;
  /** A sentence that names the column, the value and what would be right. */
  problem(record: readonly string[], wanted: string): string;
}

class ReadOrder<Column extends string> implements OrderOfFile {
  readonly rows = new FileOrder();
  private readonly parts: readonly RowPart<Column>[];

  constructor(
    private readonly column: OrderColumn & Column,
    private readonly reader: RecordReader<Column>,
    shape: ImportShape<Column>,
    private readonly moments: MomentReader,
  ) {
    this.parts = partsOf(shape);
  }

  get unit(): OrderUnit {
    return this.column === 'version' ? 'VERSION' : 'MOMENT';
  }

  get label(): string {
    return this.reader.label(this.column);
  }

  keyOf(record: readonly string[]): string {
    return this.reader.keyOf(record);
  }

  placeOf(record: readonly string[]): FoundPlace {
    const { column, moments, reader } = this;
    const text = reader.text(record, column);
    if (text === '') return { place: null, wanted: null };
    const { decimal, day } = reader.format(column);
    if (this.unit === 'VERSION') {
      const written = readNumber(text, decimal);
      return written?.unit === null
        ? { place: Number(written.number), wanted: null }
        : { place: null, wanted: 'a number such as 12' };
    }
    const told = moments.read(text, day, reader.isDay(column));
    if (told === null) return { place: null, wanted: expectedMoment(day, text) };
    if (told.skipped) return { place: null, wanted: moments.skipped(told) };
    // One wrong year would let no later row of the id in any more.
    if (moments.isInFuture(told)) return { place: null, wanted: 'a day up to today' };
    return { place: moments.momentOf(told).getTime(), wanted: null };
  }

  saidBy(record: readonly string[]): readonly SaidPart[] {
    return this.parts.filter((part) => part.isSaidBy(this.reader, record));
  }

  addedBy(record: readonly string[]): string {
    return this.parts
      .filter(({ isAdded }) => isAdded)
      .flatMap(({ said }) => said.map((column) => this.reader.text(record, column)))
      .join('\0');
  }

  problem(record: readonly string[], wanted: string): string {
    return this.reader.problem(record, this.column, wanted);
  }

  add(record: readonly string[], rowNo: number): void {
    const { place } = this.placeOf(record);
    const key = this.keyOf(record);
    if (place === null || key === '') return;
    const said = new Set(this.saidBy(record).map(({ name }) => name));
    this.rows.add({ key, place, said, added: this.addedBy(record), rowNo });
  }

  /** By which rows are compared: those of one id at one place. */
  conflictKeyOf(record: readonly string[]): string {
    return `${this.keyOf(record)}\0${String(this.placeOf(record).place)}`;
  }
}

/** What the rows of a file say of their order. */
export interface FoundOrder {
  readonly order: OrderOfFile;
  readonly conflicts: FoundInFile['conflicts'];
  readonly conflictKeyOf: (record: readonly string[]) => string;
}

/**
 * Reads the file once more, now that it is known how its order is written. Null where no column
 * orders it.
 */
export async function findOrder<Column extends string>(
  file: CsvFile,
  shape: ImportShape<Column>,
  mapping: ImportMapping<Column>,
  found: FoundInFile,
  moments: MomentReader,
): Promise<FoundOrder | null> {
  const column = orderColumnOf(mapping);
  if (column === null) return null;
  const ids = new RowIds();
  let order: ReadOrder<Column> | null = null;
  for await (const { header, records } of readCsv(file, { first: 1_000, others: 1_000 })) {
    const reader = new RecordReader(shape, mapping, header, found);
    order ??= new ReadOrder(column, reader, shape, moments);
    for (const { rowNo, fields } of records) {
      // A row that is cut off is refused, and overrules no other.
      if (fields.length !== header.length || order.keyOf(fields) === '') continue;
      ids.add(order.conflictKeyOf(fields), reader.contentOf(fields), rowNo);
      order.add(fields, rowNo);
    }
  }
  if (order === null) return null;
  const known = order;
  return {
    order,
    conflicts: ids.conflicts,
    conflictKeyOf: (record) => known.conflictKeyOf(record),
  };
}

/** Null where nothing orders the rows of the file. */
export function orderColumnOf<Column extends string>({
  columns,
  constants,
}: Pick<ImportMapping<Column>, 'columns' | 'constants'>): (OrderColumn & Column) | null {
  const mapped: Readonly<Partial<Record<string, string>>> = { ...constants, ...columns };
  const column = ORDER_COLUMNS.find((each) => mapped[each] !== undefined);
  return (column ?? null) as (OrderColumn & Column) | null;
}
