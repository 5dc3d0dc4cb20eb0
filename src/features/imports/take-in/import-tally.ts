import type { CsvRecord, LeftOut } from '../read/index.js';
import type { CorrectedRow, ImportResult } from './import-request.js';
import type { Correction, Difference, LeftOutOf, RowOutcome } from './import-target.js';
import { LeftOutValues } from './left-out-values.js';
import { PointsTally } from './points-moved.js';

/** A run keeps so many corrections to be read; it counts all. */
const MOST_CORRECTIONS = 100;

const COUNTED_AS = {
  IMPORTED: 'imported',
  UNCHANGED: 'unchanged',
  SUPERSEDED: 'superseded',
} as const;

/** What became of the rows of one run. */
export class ImportTally<Column extends string> {
  readonly counts = { rows: 0, imported: 0, corrected: 0, unchanged: 0, superseded: 0, refused: 0 };
  readonly points = new PointsTally();
  private readonly leftOut = new LeftOutValues();
  private readonly corrections: CorrectedRow[] = [];

  /** Counts a row that is in; returns why it is not, where it is refused. */
  add(
    record: CsvRecord,
    outcome: RowOutcome<Column>,
    leftOut: readonly LeftOut[],
    label: (column: Column) => string,
  ): string | null {
    const told = typeof outcome === 'object' && 'told' in outcome ? outcome.told : outcome;
    if (typeof told === 'string') {
      this.counts[COUNTED_AS[told]] += 1;
    } else if ('corrected' in told) {
      this.counts.corrected += 1;
      this.keep(record, told.corrected, label);
    } else {
      return reasonNotTaken(told, label);
    }
    this.leftOut.add(record, leftOut);
    const byWhatIsHere = leftOutOf(outcome);
    this.leftOut.add(
      record,
      byWhatIsHere.map(({ column, reason }) => ({ column: label(column), reason })),
    );
    return null;
  }

  result(): Omit<ImportResult, 'errorsFile'> {
    const { counts, corrections, points } = this;
    return { ...counts, says: this.leftOut.says, corrections, points: points.result };
  }

  private keep(
    { rowNo }: CsvRecord,
    correction: Correction<Column>,
    label: (column: Column) => string,
  ): void {
    if (this.corrections.length >= MOST_CORRECTIONS) return;
    const { externalId } = correction;
    const changes = changesToRead(correction, label);
    this.corrections.push({ row: rowNo, externalId, changes });
  }
}

function leftOutOf<Column extends string>(
  outcome: RowOutcome<Column>,
): readonly LeftOutOf<Column>[] {
  if (typeof outcome === 'string') return [];
  if ('told' in outcome) return outcome.leftOut;
  return 'corrected' in outcome ? (outcome.corrected.leftOut ?? []) : [];
}

/** Old → new, with the columns as people find them in their file. */
export function changesToRead<Column extends string>(
  { changes }: Correction<Column>,
  label: (column: Column) => string,
): CorrectedRow['changes'] {
  return changes.map((change) => ({ ...change, column: label(change.column) }));
}

/** Why a row is not in. */
export function reasonNotTaken<Column extends string>(
  outcome: Extract<RowOutcome<Column>, { refused: string } | { notTaken: object }>,
  label: (column: Column) => string,
): string {
  if ('notTaken' in outcome) return notTaken(outcome.notTaken, label);
  const { refused, column } = outcome;
  return column === undefined ? refused : `${label(column)}: want ${refused}`;
}

function notTaken<Column extends string>(
  differences: readonly Difference<Column>[],
  label: (column: Column) => string,
): string {
  const told = differences.map(({ column, before, after }) =>
    after === null ? label(column) : `${label(column)} ${before ?? 'nothing'} → ${after}`,
  );
  return `differs from what is here and is not taken: ${told.join('; ')}. Want what was told before, or an id of its own`;
}
