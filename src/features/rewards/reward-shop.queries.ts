import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { findBuyer, standingRedemptions } from './redemption-candidate.queries.js';
import { availabilityOf, type Availability } from './redemption-eligibility.rules.js';
import type { RewardEntity } from './reward.entity.js';

/** What of a page of rewards an advocate can redeem now, and why not the others. */
export async function availabilities(
  tx: Tx,
  rewards: readonly RewardEntity[],
  advocateId: Id | null,
): Promise<ReadonlyMap<Id, Availability>> {
  const buyer = advocateId === null ? null : await findBuyer(tx, advocateId);
  const redeemed =
    advocateId === null
      ? new Map<Id, number>()
      : await standingRedemptions(
          tx,
          advocateId,
          rewards.map((reward) => reward.id),
        );
  return new Map(
    rewards.map((reward) => {
      const candidate =
        buyer === null ? null : { ...buyer, redeemed: redeemed.get(reward.id) ?? 0 };
      return [reward.id, availabilityOf(reward, candidate)];
    }),
  );
}
