import { createHash } from 'node:crypto';

const EMPTY = 0;

/**
 * Which keys were there before, for a dry run that writes none of them: eight bytes a place, outside
 * of the heap. Keys are known by 48 bits of their hash: of a million, two look alike once in six
 * hundred runs.
 */
export class SeenKeys {
  private places = new Float64Array(1 << 14);
  private count = 0;

  /** False for a key that was added before. */
  add(key: string): boolean {
    if (!this.put(numberOf(key))) return false;
    this.count += 1;
    if (this.count * 2 > this.places.length) this.grow();
    return true;
  }

  has(key: string): boolean {
    return this.places[this.placeOf(numberOf(key))] !== EMPTY;
  }

  private put(number: number): boolean {
    const place = this.placeOf(number);
    if (this.places[place] !== EMPTY) return false;
    this.places[place] = number;
    return true;
  }

  /** Where the number is, or would be. */
  private placeOf(number: number): number {
    const { places } = this;
    let place = number % places.length;
    while (places[place] !== EMPTY && places[place] !== number) place = (place + 1) % places.length;
    return place;
  }

  private grow(): void {
    const old = this.places;
    this.places = new Float64Array(old.length * 2);
    for (const number of old) if (number !== EMPTY) this.put(number);
  }
}

function numberOf(key: string): number {
  return createHash('sha1').update(key).digest().readUIntBE(0, 6) + 1;
}
