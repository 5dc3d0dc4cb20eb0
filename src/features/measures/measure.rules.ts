import type { Day } from '../../kernel/day.js';

/** How a measure is sliced: not at all, by days or months, or by the source of what is counted. */
export type Slice = 'all' | 'day' | 'month' | 'source';

/** A named figure. The feature that owns the facts defines what it counts. */
export interface Measure {
  /** e.g. `referrals.counted` */
  readonly name: string;
  /** what is counted or summed, for people */
  readonly definition: string;
  readonly slices: readonly Slice[];
  /** what each slice is split by: a currency, a step, a number of days; absent: nothing */
  readonly parts?: string;
  /** whether its cells hold when the window of what is counted closes */
  readonly closes?: boolean;
}

/**
 * The value at one place of the figures. A change of the figures is a list of cells, and so is the
 * whole: cells of one place add up.
 */
export interface Cell {
  readonly measure: string;
  readonly slice: Slice;
  /** slice `day`: the day; slice `month`: its first day */
  readonly day?: Day;
  /** slice `source`: the source */
  readonly key?: string;
  readonly part?: string;
  /**
   * When the window closes. Whether it has closed is decided when the figure is read: the clock
   * moves and writes nothing.
   */
  readonly closesAt?: Date;
  readonly value: number;
}

/** Cells by place; millions are added when everything is counted again. */
export class CellSum {
  private readonly places = new Map<string, { readonly cell: Cell; value: number }>();

  /** `times`: -1 takes away what was added */
  add(cells: readonly Cell[], times = 1): this {
    for (const cell of cells) {
      const place = placeOf(cell);
      const found = this.places.get(place);
      if (found === undefined) this.places.set(place, { cell, value: cell.value * times });
      else found.value += cell.value * times;
    }
    return this;
  }

  /** Those that are not zero. */
  get cells(): Cell[] {
    const found: Cell[] = [];
    for (const { cell, value } of this.places.values())
      if (value !== 0) found.push({ ...cell, value });
    return found;
  }

  at(cell: Cell): number {
    return this.places.get(placeOf(cell))?.value ?? 0;
  }
}

/** Equal for two cells exactly where they add up: the free text of the key comes last. */
export function placeOf({ measure, slice, day, key, part, closesAt }: Cell): string {
  const closes = closesAt === undefined ? '' : String(closesAt.getTime());
  return `${measure}|${slice}|${day ?? ''}|${part ?? ''}|${closes}|${key ?? ''}`;
}

/**
 * The middle of values that come so many times, or the mean of the two middle ones; null for none.
 */
export function medianOf(times: ReadonlyMap<number, number>): number | null {
  const values = [...times].filter(([, count]) => count > 0).sort(([a], [b]) => a - b);
  const total = values.reduce((sum, [, count]) => sum + count, 0);
  if (total === 0) return null;
  return (valueAt(values, (total - 1) >> 1) + valueAt(values, total >> 1)) / 2;
}

/** The value at a place, from 0, of the values written out one after the other. */
function valueAt(values: readonly (readonly [number, number])[], place: number): number {
  let before = 0;
  for (const [value, count] of values) {
    before += count;
    if (place < before) return value;
  }
  throw new RangeError(`There are only ${String(before)} values, none at ${String(place)}`);
}
