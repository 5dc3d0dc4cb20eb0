import { Injectable } from '@nestjs/common';
import { CrossProgramDatabase } from '../../platform/database/index.js';

const BATCH = 1_000;

/** Adds the recorded changes to the cells, a batch at a time, each in its own transaction. */
@Injectable()
export class FoldFigures {
  constructor(private readonly database: CrossProgramDatabase) {}

  /** Returns the number of folded changes. Stops between two batches on `stopping`. */
  async foldFigures(stopping?: AbortSignal): Promise<number> {
    let total = 0;
    for (;;) {
      const [row] = await this.database.query<{ folded: number }>(
        'SELECT fold_figures($1) AS folded',
        [BATCH],
      );
      const folded = row?.folded ?? 0;
      total += folded;
      if (folded < BATCH || stopping?.aborted === true) return total;
    }
  }
}
