import { KeySlots, numberOf, SlotValues } from './key-slots.js';

/** What one row says, and where it stands in the order of its id. */
export interface PlacedRow {
  readonly key: string;
  readonly place: number;
  /** names of parts */
  readonly said: ReadonlySet<string>;
  /** what it says of lists that are added to */
  readonly added: string;
  readonly rowNo: number;
}

/** The last row of an id, and how far its file is with each part of what it says of the id. */
export interface LastRow {
  readonly place: number;
  readonly rowNo: number;
  /** The last place of a row of the file that says this part. */
  readonly lastOf: (part: string) => number;
  readonly hasSameAdded: (added: string) => boolean;
}

const NOWHERE = Number.NEGATIVE_INFINITY;

/**
 * Which row of each id is its last, and for what it leaves empty, which row says that last: some
 * fifty bytes an id outside of the heap, and in the heap only what last rows leave empty.
 */
export class FileOrder {
  private readonly slots = new KeySlots();
  private readonly places = new SlotValues(NOWHERE);
  private readonly rows = new SlotValues(0);
  private readonly added = new SlotValues(0);
  private readonly patterns = new SlotValues(0);
  private readonly known = new Patterns();
  /** by slot: parts that the last row leaves empty → the last place of a row that says them */
  private readonly left = new Map<number, Map<string, number>>();

  add({ key, place, said, added, rowNo }: PlacedRow): void {
    const slot = this.slots.slotOf(key);
    const last = this.places.get(slot);
    if (place > last) {
      const before = last === NOWHERE ? [] : this.known.of(this.patterns.get(slot));
      this.leave(slot, before, said, last);
      const left = this.left.get(slot);
      for (const part of left ? said : []) left?.delete(part);
      this.places.set(slot, place);
      this.rows.set(slot, rowNo);
      this.added.set(slot, numberOf(added));
      this.patterns.set(slot, this.known.numberOf(said));
    } else if (place < last) {
      this.leave(slot, said, this.known.of(this.patterns.get(slot)), place);
    }
  }

  /** Null for an id of which no row says where it stands. */
  last(key: string): LastRow | null {
    const slot = this.slots.find(key);
    if (slot === null) return null;
    const place = this.places.get(slot);
    const said = this.known.of(this.patterns.get(slot));
    return {
      ...{ place, rowNo: this.rows.get(slot) },
      lastOf: (part) => (said.has(part) ? place : (this.left.get(slot)?.get(part) ?? NOWHERE)),
      hasSameAdded: (added) => numberOf(added) === this.added.get(slot),
    };
  }

  private leave(
    slot: number,
    said: Iterable<string>,
    later: ReadonlySet<string>,
    place: number,
  ): void {
    for (const part of said) {
      if (later.has(part)) continue;
      const left = this.left.get(slot) ?? new Map<string, number>();
      this.left.set(slot, left);
      left.set(part, Math.max(place, left.get(part) ?? NOWHERE));
    }
  }
}

/** A file has few patterns of what its rows say and leave empty. */
class Patterns {
  private readonly numbers = new Map<string, number>();
  private readonly all: ReadonlySet<string>[] = [];

  numberOf(said: ReadonlySet<string>): number {
    const text = [...said].join('\0');
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    this.numbers.set(text, this.all.length);
    return this.all.push(said) - 1;
  }

  of(number: number): ReadonlySet<string> {
    return this.all[number] ?? new Set();
  }
}
