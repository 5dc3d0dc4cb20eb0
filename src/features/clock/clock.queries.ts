import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { ClockAdvanceEntity } from './clock-advance.entity.js';

export async function findClockAdvance(tx: Tx, id: Id): Promise<ClockAdvanceEntity | null> {
  return tx.findOneBy(ClockAdvanceEntity, { programId: tx.programId, id });
}

/** The newest move of the programme's clock; null where it was never moved. */
export async function latestClockAdvance(tx: Tx): Promise<ClockAdvanceEntity | null> {
  return tx.findOne(ClockAdvanceEntity, {
    where: { programId: tx.programId },
    order: { createdAt: 'DESC', id: 'DESC' },
  });
}
