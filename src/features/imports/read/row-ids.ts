import { KeySlots, numberOf, SlotValues } from './key-slots.js';

/** Ids of a file, and whether rows with the same id say the same (R-D4). */
export class RowIds {
  private readonly slots = new KeySlots();
  private readonly contents = new SlotValues(-1);
  private readonly rows = new SlotValues(0);
  private readonly differing = new Map<string, number[]>();

  add(id: string, content: string, rowNo: number): void {
    const known = this.differing.get(id);
    if (known !== undefined) {
      known.push(rowNo);
      return;
    }
    const slot = this.slots.slotOf(id);
    const said = numberOf(content);
    const before = this.contents.get(slot);
    if (before < 0) {
      this.contents.set(slot, said);
      this.rows.set(slot, rowNo);
    } else if (before !== said) this.differing.set(id, [this.rows.get(slot), rowNo]);
  }

  /** By id, the rows that say different things of it; equal copies of the first are not among them. */
  get conflicts(): ReadonlyMap<string, readonly number[]> {
    return this.differing;
  }
}
