/** Numbers from 0 up to 1, the same in every run: mulberry32. */
export type Draw = () => number;

export function seeded(seed: number): Draw {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from `least` to `most`, both included. */
export function between(draw: Draw, least: number, most: number): number {
  return least + Math.floor(draw() * (most - least + 1));
}

export function pick<T>(draw: Draw, list: readonly T[]): T {
  const found = list[Math.floor(draw() * list.length)];
  if (found === undefined) throw new RangeError('Nothing to pick from.');
  return found;
}

export function shuffled<T>(draw: Draw, list: readonly T[]): T[] {
  return list
    .map((each) => ({ each, order: draw() }))
    .sort((one, other) => one.order - other.order)
    .map(({ each }) => each);
}

/** `count` of the places in their order, each as often as its weight says; no chance in it. */
export function spread<T>(
  places: readonly T[],
  weightOf: (place: T) => number,
  count: number,
): T[] {
  const total = places.reduce((sum, place) => sum + weightOf(place), 0);
  const found: T[] = [];
  let reached = 0;
  for (const place of places) {
    reached += (weightOf(place) / total) * count;
    while (found.length < Math.round(reached)) found.push(place);
  }
  return found;
}
