import { KeySlots, type SaidAttribute } from '../read/index.js';
import type { LeftOutOf, RowOutcome } from './import-target.js';

/** What a row of a dry run is known by, for the rows behind it. */
export interface KnownRow<Column extends string> {
  readonly externalId: string | null;
  /** beside its id */
  readonly keys: readonly string[];
  /** all that it says */
  readonly content: string;
  /** why it cannot be, where another row of these keys has another id */
  readonly conflict: Extract<RowOutcome<Column>, { refused: string }>;
}

/** What the rows of a dry run would have added, so that the rows behind them meet it. */
export class RowsBefore<Column extends string, Row> {
  private readonly rows = new KeySlots();
  private readonly added = new KeySlots();
  private readonly addedWithId = new KeySlots();

  constructor(private readonly known: (row: Row) => KnownRow<Column>) {}

  /** The rows are those of one batch, which know of each other already. */
  asIfKept(
    rows: readonly Row[],
    outcomes: readonly RowOutcome<Column>[],
  ): readonly RowOutcome<Column>[] {
    const known = rows.map((row) => this.known(row));
    const told = known.map((row, place) => this.asIfRowKept(row, outcomes[place] ?? 'UNCHANGED'));
    for (const [place, row] of known.entries()) if (isNew(told[place])) this.remember(row);
    return told;
  }

  private asIfRowKept(
    { externalId, keys, content, conflict }: KnownRow<Column>,
    outcome: RowOutcome<Column>,
  ): RowOutcome<Column> {
    const isRefused = typeof outcome === 'object' && 'refused' in outcome;
    if (!this.rows.add(content) && !isRefused) return unchanged(outcome);
    if (!isNew(outcome)) return outcome;
    if (externalId !== null && keys.some((key) => this.addedWithId.has(key))) return conflict;
    return keys.some((key) => this.added.has(key))
      ? { corrected: { externalId: externalId ?? keys[0] ?? '', changes: [] } }
      : outcome;
  }

  private remember({ externalId, keys }: KnownRow<Column>): void {
    for (const key of keys) {
      this.added.add(key);
      if (externalId !== null) this.addedWithId.add(key);
    }
  }
}

function unchanged<Column extends string>(outcome: RowOutcome<Column>): RowOutcome<Column> {
  const leftOut: readonly LeftOutOf<Column>[] =
    typeof outcome === 'object' && 'told' in outcome ? outcome.leftOut : [];
  return leftOut.length === 0 ? 'UNCHANGED' : { told: 'UNCHANGED', leftOut };
}

function isNew<Column extends string>(outcome: RowOutcome<Column> | undefined): boolean {
  const told = typeof outcome === 'object' && 'told' in outcome ? outcome.told : outcome;
  return told === 'IMPORTED';
}

/** All that a row says, to be compared; attributes by their ids. */
export function contentOf({
  attributes,
  ...row
}: {
  readonly attributes: readonly SaidAttribute[];
}): string {
  const own = attributes.map(({ attribute, value }) => [attribute.id, value]);
  return JSON.stringify([row, own], (_key, value: unknown) =>
    value === undefined ? 'nothing' : value,
  );
}
