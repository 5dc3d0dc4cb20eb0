import type { CsvRecord, LeftOut } from '../read/index.js';

interface Counted {
  values: number;
  readonly firstRow: number;
}

/** R-D8: values that were not taken though their rows were, counted by column and reason. */
export class LeftOutValues {
  private readonly counts = new Map<string, Counted>();

  add({ rowNo }: CsvRecord, leftOut: readonly LeftOut[]): void {
    for (const { column, reason } of leftOut) {
      const key = `${column}: ${reason}`;
      const counted = this.counts.get(key);
      if (counted) counted.values += 1;
      else this.counts.set(key, { values: 1, firstRow: rowNo });
    }
  }

  get says(): string[] {
    return [...this.counts].map(([what, { values, firstRow }]) => {
      const rows = values === 1 ? '1 value' : `${values.toLocaleString('en')} values`;
      return `Left out, ${rows}, the first in row ${String(firstRow)}: ${what}.`;
    });
  }
}
