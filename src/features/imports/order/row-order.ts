import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Database, Tx } from '../../../platform/database/index.js';
import type { CsvRecord, ImportKind, LastRow, OrderOfFile, SaidPart } from '../read/index.js';
import type { PlaceKeys } from './place-keys.js';
import { keepPlaces, toldPlaces, type OrderOfKind, type ToldPlace } from './told-places.queries.js';

/** How a row stands to the others of its id. */
export type Standing =
  | {
      readonly is: 'TAKEN';
      /** columns that a later row said */
      readonly hidden: readonly string[];
      /** whether a later row said something of what it says */
      readonly isBehind: boolean;
      /** what is kept of it where it goes in; null: nothing new */
      readonly told: ToldPlace | null;
      /** what its order cannot be read by; null: nothing is wrong */
      readonly wanted: string | null;
    }
  /** all that it says a later row said */
  | { readonly is: 'SUPERSEDED'; readonly reason: string }
  | { readonly is: 'REFUSED'; readonly reason: string };

/** Rows of tests and of benches belong to no run. */
const NO_RUN = '00000000-0000-0000-0000-000000000000' as Id;

/**
 * R-D4, R-T2: of rows of one id the later counts, part by part: what it leaves empty stays as an
 * earlier row said it. Later rows are those of the file, and those of the files before.
 */
export class RowOrder {
  private readonly of: OrderOfKind;

  constructor(
    private readonly database: Database,
    private readonly keys: PlaceKeys,
    private readonly actor: Actor,
    kind: ImportKind,
    private readonly file: OrderOfFile,
  ) {
    this.of = { kind, unit: file.unit };
  }

  /** As people find the column in their file. */
  get label(): string {
    return this.file.label;
  }

  /** One for each record, in their order. */
  async standings(records: readonly CsvRecord[]): Promise<readonly Standing[]> {
    const { kind } = this.of;
    const { programId } = this.actor;
    const keys = records.map(({ fields }) =>
      this.keys.of(programId, kind, this.file.keyOf(fields)),
    );
    const told = await this.database.read(this.actor, (tx) => toldPlaces(tx, this.of, keys));
    return records.map(({ fields }, at) => {
      const key = keys[at] ?? Buffer.alloc(0);
      return this.standing(fields, key, told.get(key.toString('hex')) ?? NOTHING_TOLD);
    });
  }

  /** In the transaction that writes the rows. `runId`: null for rows of no run. */
  keep(tx: Tx, runId: Id | null, told: readonly ToldPlace[]): Promise<void> {
    return keepPlaces(tx, this.of, runId ?? NO_RUN, told);
  }

  private standing(
    record: readonly string[],
    key: Buffer,
    told: ReadonlyMap<string, number>,
  ): Standing {
    const { file } = this;
    const { place, wanted } = file.placeOf(record);
    const last = file.rows.last(file.keyOf(record));
    if (place !== null) return this.placed(record, { key, place, told, last });
    if (last === null) return { ...TAKEN_WHOLE, wanted };
    const other = `row ${String(last.rowNo)} says something of the same id, too`;
    return {
      is: 'REFUSED',
      reason: file.problem(record, `${wanted ?? 'what orders it'}: ${other}`),
    };
  }

  private placed(record: readonly string[], { key, place, told, last }: PlaceOfRow): Standing {
    const { file } = this;
    const said = file.saidBy(record);
    if (file.keyOf(record) === '') return { ...TAKEN_WHOLE, wanted: null };
    const toldOf = (part: string): number => told.get(part) ?? -Infinity;
    const isLater = last !== null && last.place > place;
    const repeats = isLater && last.hasSameAdded(file.addedBy(record));
    const behind = said.filter(
      ({ isAdded, yieldsTo }) =>
        (isAdded && repeats) ||
        yieldsTo.some((part) => Math.max(toldOf(part), last?.lastOf(part) ?? -Infinity) > place),
    );
    const isBehind = isLater || [...told.values()].some((each) => each > place);
    if (isBehind && behind.length === said.length) {
      return { is: 'SUPERSEDED', reason: superseded(isLater ? last.rowNo : null) };
    }
    const parts = said.filter((part) => !behind.includes(part)).map(({ name }) => name);
    return {
      ...{ is: 'TAKEN', hidden: hiddenBy(behind), isBehind: behind.length > 0, wanted: null },
      told: parts.some((part) => toldOf(part) < place) ? { key, place, parts } : null,
    };
  }
}

/** Where a row stands, and what is known of its id. */
interface PlaceOfRow {
  readonly key: Buffer;
  readonly place: number;
  /** by part, the last place of files before */
  readonly told: ReadonlyMap<string, number>;
  /** of this file */
  readonly last: LastRow | null;
}

const TAKEN_WHOLE = { is: 'TAKEN', hidden: [], isBehind: false, told: null } as const;
const NOTHING_TOLD: ReadonlyMap<string, number> = new Map();

function hiddenBy(behind: readonly SaidPart[]): readonly string[] {
  return behind.flatMap(({ hidden }) => hidden);
}

function superseded(laterRow: number | null): string {
  return laterRow === null
    ? 'an earlier file told a later row of the same id'
    : `row ${String(laterRow)} is a later one of the same id`;
}
