import type { Tx } from '../../platform/database/index.js';
import { checkCell } from './measure-registry.js';
import type { Cell } from './measure.rules.js';

/**
 * Changes figures by the difference that this transaction makes: what its subjects contribute now
 * less what they contributed before, which is exact while their rows are locked. Readers see it with
 * the commit. One row for any number of cells, and nobody waits for it.
 */
export async function recordFigures(tx: Tx, cells: readonly Cell[]): Promise<void> {
  if (cells.length === 0) return;
  cells.forEach(checkCell);
  await tx.query('SELECT record_figures($1, $2)', [tx.programId, JSON.stringify(cells)]);
}
