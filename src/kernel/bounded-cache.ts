interface Kept<Value> {
  readonly value: Value;
  readonly weight: number;
}

/**
 * Keeps the values that were used last, up to a total weight (characters, bytes or pieces). What
 * weighs more than everything together may is not kept, so that one value never drives out all.
 */
export class BoundedCache<Key, Value> {
  private readonly kept = new Map<Key, Kept<Value>>();
  private total = 0;

  constructor(private readonly maxWeight: number) {}

  get weight(): number {
    return this.total;
  }

  get size(): number {
    return this.kept.size;
  }

  get(key: Key): Value | undefined {
    const found = this.kept.get(key);
    if (found === undefined) return undefined;
    // A map lists its keys in the order in which they were set: the first was used longest ago.
    this.kept.delete(key);
    this.kept.set(key, found);
    return found.value;
  }

  set(key: Key, value: Value, weight: number): void {
    this.delete(key);
    if (weight > this.maxWeight) return;
    this.kept.set(key, { value, weight });
    this.total += weight;
    for (const oldest of this.kept.keys()) {
      if (this.total <= this.maxWeight) return;
      this.delete(oldest);
    }
  }

  delete(key: Key): void {
    const found = this.kept.get(key);
    if (found === undefined) return;
    this.kept.delete(key);
    this.total -= found.weight;
  }
}
