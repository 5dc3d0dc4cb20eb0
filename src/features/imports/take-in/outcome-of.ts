import type { Difference, LeftOutOf, RowOutcome } from './import-target.js';

interface TakenRow<Column extends string> {
  readonly isNew: boolean;
  /** what the row is known by */
  readonly externalId: string;
  readonly changes: readonly Difference<Column>[];
  readonly leftOut: readonly LeftOutOf<Column>[];
}

/** What became of a row that went in: new, otherwise than before (R-D4), or the same. */
export function outcomeOf<Column extends string>({
  isNew,
  externalId,
  changes,
  leftOut,
}: TakenRow<Column>): RowOutcome<Column> {
  if (!isNew && changes.length > 0) return { corrected: { externalId, changes, leftOut } };
  const told = isNew ? 'IMPORTED' : 'UNCHANGED';
  return leftOut.length === 0 ? told : { told, leftOut };
}
