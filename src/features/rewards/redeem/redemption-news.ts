import type { Tx } from '../../../platform/database/index.js';
import type { NewTimelineEntry, TimelineInputs, DeclaredLine } from '../../timeline/index.js';
import type { RedemptionEntity } from './redemption.entity.js';
import type { OfRedemption } from '../catalogue/index.js';

export function redemptionLine(
  tx: Tx,
  redemption: RedemptionEntity,
  told: DeclaredLine,
  inputs: TimelineInputs,
): NewTimelineEntry {
  return {
    ...told,
    subjectId: redemption.id,
    occurredAt: tx.now,
    ruleVersion: 1,
    inputs,
    audience: 'ADVOCATE',
  };
}

/** The ids that an event of a redemption carries. */
export function idsOf({ id, rewardId, advocateId }: RedemptionEntity): OfRedemption {
  return { redemptionId: id, rewardId, advocateId };
}
