import { createHash } from 'node:crypto';

const EMPTY = 0;

/**
 * Ids of a file, and whether rows with the same id say the same (R-D4): 28 bytes a place, outside of
 * the heap. Ids and contents are known by 80 bits of their hash.
 */
export class RowIds {
  private ids = new Float64Array(1 << 12);
  private more = new Uint32Array(1 << 12);
  private contents = new Float64Array(1 << 12);
  private rows = new Uint32Array(1 << 12);
  private count = 0;
  private readonly differing = new Map<string, number[]>();

  add(id: string, content: string, rowNo: number): void {
    const known = this.differing.get(id);
    if (known !== undefined) {
      known.push(rowNo);
      return;
    }
    const hash = createHash('sha1').update(id).digest();
    const said = createHash('sha1').update(content).digest().readUIntBE(0, 6);
    const place = this.placeOf(hash.readUIntBE(0, 6) + 1, hash.readUInt32BE(6));
    if (this.ids[place] === EMPTY) this.put(place, hash, said, rowNo);
    else if (this.contents[place] !== said) this.differing.set(id, [this.rows[place] ?? 0, rowNo]);
  }

  /** By id, the rows that say different things of it; equal copies of the first are not among them. */
  get conflicts(): ReadonlyMap<string, readonly number[]> {
    return this.differing;
  }

  private put(place: number, hash: Buffer, said: number, rowNo: number): void {
    this.ids[place] = hash.readUIntBE(0, 6) + 1;
    this.more[place] = hash.readUInt32BE(6);
    this.contents[place] = said;
    this.rows[place] = rowNo;
    this.count += 1;
    if (this.count * 2 > this.ids.length) this.grow();
  }

  private placeOf(id: number, more: number): number {
    const { length } = this.ids;
    let place = id % length;
    while (this.ids[place] !== EMPTY) {
      if (this.ids[place] === id && this.more[place] === more) return place;
      place = (place + 1) % length;
    }
    return place;
  }

  private grow(): void {
    const { ids, more, contents, rows } = this;
    const length = ids.length * 2;
    this.ids = new Float64Array(length);
    this.more = new Uint32Array(length);
    this.contents = new Float64Array(length);
    this.rows = new Uint32Array(length);
    ids.forEach((id, old) => {
      if (id === EMPTY) return;
      const place = this.placeOf(id, more[old] ?? 0);
      this.ids[place] = id;
      this.more[place] = more[old] ?? 0;
      this.contents[place] = contents[old] ?? 0;
      this.rows[place] = rows[old] ?? 0;
    });
  }
}
