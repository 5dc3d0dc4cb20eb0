/** The same order for the same person on every device: the seed is the participation and the question. */
export function shuffled<Item>(items: readonly Item[], seed: string): Item[] {
  const random = randomOf(seed);
  const order = [...items];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const place = Math.floor(random() * (last + 1));
    [order[last], order[place]] = [order[place] as Item, order[last] as Item];
  }
  return order;
}

/** Numbers from 0 to 1 that follow from a text (xmur3 feeding mulberry32: small, even, nothing secret). */
function randomOf(seed: string): () => number {
  let state = 1779033703 ^ seed.length;
  for (let place = 0; place < seed.length; place += 1) {
    state = Math.imul(state ^ seed.charCodeAt(place), 3432918353);
    state = (state << 13) | (state >>> 19);
  }
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
