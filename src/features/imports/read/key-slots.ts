import { createHash } from 'node:crypto';

const NONE = 0;

/**
 * Numbers the keys of a file, from 0 in their order: sixteen bytes a place, outside of the heap. Keys
 * are known by 80 bits of their hash.
 */
export class KeySlots {
  private hashes = new Float64Array(1 << 12);
  private more = new Uint32Array(1 << 12);
  /** the key's number and one; 0: nothing is here */
  private slots = new Uint32Array(1 << 12);
  private count = 0;

  /** The key's number; a key that was not there has the next one from now on. */
  slotOf(key: string): number {
    const place = this.placeOf(key);
    const known = this.slots[place] ?? NONE;
    if (known !== NONE) return known - 1;
    this.put(place, key);
    return this.count - 1;
  }

  /** Null for a key that is not there. */
  find(key: string): number | null {
    const known = this.slots[this.placeOf(key)] ?? NONE;
    return known === NONE ? null : known - 1;
  }

  /** False for a key that was there before. */
  add(key: string): boolean {
    const before = this.count;
    this.slotOf(key);
    return this.count > before;
  }

  has(key: string): boolean {
    return this.find(key) !== null;
  }

  private put(place: number, key: string): void {
    const [hash, more] = partsOf(key);
    this.count += 1;
    this.hashes[place] = hash;
    this.more[place] = more;
    this.slots[place] = this.count;
    if (this.count * 2 > this.slots.length) this.grow();
  }

  private placeOf(key: string): number {
    return this.placeOfHash(...partsOf(key));
  }

  /** Where the hash is, or would be. */
  private placeOfHash(hash: number, more: number): number {
    const { length } = this.slots;
    let place = hash % length;
    while (this.slots[place] !== NONE) {
      if (this.hashes[place] === hash && this.more[place] === more) return place;
      place = (place + 1) % length;
    }
    return place;
  }

  private grow(): void {
    const { hashes, more, slots } = this;
    this.hashes = new Float64Array(slots.length * 2);
    this.more = new Uint32Array(slots.length * 2);
    this.slots = new Uint32Array(slots.length * 2);
    slots.forEach((slot, old) => {
      if (slot === NONE) return;
      const [hash, rest] = [hashes[old] ?? 0, more[old] ?? 0];
      const place = this.placeOfHash(hash, rest);
      this.hashes[place] = hash;
      this.more[place] = rest;
      this.slots[place] = slot;
    });
  }
}

function partsOf(key: string): [hash: number, more: number] {
  const hash = createHash('sha1').update(key).digest();
  return [hash.readUIntBE(0, 6), hash.readUInt32BE(6)];
}

/** Numbers by slot, outside of the heap. */
export class SlotValues {
  private values: Float64Array;

  constructor(private readonly atFirst: number) {
    this.values = new Float64Array(1 << 12).fill(atFirst);
  }

  get(slot: number): number {
    return this.values[slot] ?? this.atFirst;
  }

  set(slot: number, value: number): void {
    if (slot >= this.values.length) {
      const longer = new Float64Array(this.values.length * 2).fill(this.atFirst);
      longer.set(this.values);
      this.values = longer;
    }
    this.values[slot] = value;
  }
}

/** A text as a number of 48 bits: of two that differ, it hardly ever is the same. */
export function numberOf(text: string): number {
  return createHash('sha1').update(text).digest().readUIntBE(0, 6);
}
