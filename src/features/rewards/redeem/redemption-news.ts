import type { Tx } from '../../../platform/database/index.js';
import type { NewTimelineEntry, TimelineInputs } from '../../timeline/index.js';
import type { RedemptionEntity } from './redemption.entity.js';
import type { OfRedemption } from '../catalogue/index.js';
import { redemptionSubject } from './redemption.subject.js';

/** Every outcome that a redemption's timeline can show; the catalogues have a sentence for each. */
export type RedemptionOutcome =
  'REQUESTED' | 'APPROVED' | 'FULFILLED' | 'REJECTED' | 'CANCELLED' | 'REVEALED';

export function redemptionLine(
  tx: Tx,
  redemption: RedemptionEntity,
  rule: string,
  outcome: RedemptionOutcome,
  inputs: TimelineInputs,
): NewTimelineEntry {
  return {
    subjectKind: redemptionSubject.kind,
    subjectId: redemption.id,
    occurredAt: tx.now,
    rule,
    ruleVersion: 1,
    outcome,
    inputs,
    audience: 'ADVOCATE',
  };
}

/** What an event of a redemption carries. */
export function idsOf({ id, rewardId, advocateId }: RedemptionEntity): OfRedemption {
  return { redemptionId: id, rewardId, advocateId };
}
