import type { Tx } from '../database/index.js';

/**
 * Holds the programme's clock until `until`. False where an unexpired hold exists, or the programme
 * is gone.
 */
export async function holdClock(tx: Tx, until: Date): Promise<boolean> {
  const [, changed] = await tx.query<[unknown[], number]>(
    `UPDATE program SET clock_held_until = $2
     WHERE id = $1 AND (clock_held_until IS NULL OR clock_held_until <= $3)`,
    [tx.programId, until, tx.realNow],
  );
  return changed === 1;
}

/**
 * Replaces the hold, known by its moment `held`, by `until`; null releases it. False where that
 * hold was lost.
 */
export async function changeClockHold(tx: Tx, held: Date, until: Date | null): Promise<boolean> {
  const [, changed] = await tx.query<[unknown[], number]>(
    'UPDATE program SET clock_held_until = $2 WHERE id = $1 AND clock_held_until = $3',
    [tx.programId, until, held],
  );
  return changed === 1;
}

/** Never back: two movers that both believe in their hold may move it, and do no harm. */
export async function moveClockTo(tx: Tx, target: Date): Promise<void> {
  await tx.query(
    'UPDATE program SET clock_offset_ms = greatest(clock_offset_ms, $2) WHERE id = $1',
    [tx.programId, target.getTime() - tx.realNow.getTime()],
  );
}
