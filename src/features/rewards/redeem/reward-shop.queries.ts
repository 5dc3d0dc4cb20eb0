import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { findBuyer, standingRedemptions } from './redemption-candidate.queries.js';
import { findClosedTo } from '../../audiences/index.js';
import {
  availabilityOf,
  type Availability,
  type RewardEntity,
  rewardsById,
} from '../catalogue/index.js';

/** Which rewards of a page an advocate can redeem now, and why not the others. */
export async function availabilities(
  tx: Tx,
  rewards: readonly RewardEntity[],
  advocateId: Id | null,
): Promise<ReadonlyMap<Id, Availability>> {
  const ids = rewards.map(({ id }) => id);
  const buyer = advocateId === null ? null : await findBuyer(tx, advocateId);
  // R-U3: what was redeemed before is not on offer to who is outside now, and says no more.
  const closed = new Set(
    advocateId === null ? [] : await findClosedTo(tx, 'REWARD', advocateId, ids),
  );
  const redeemed =
    advocateId === null ? new Map<Id, number>() : await standingRedemptions(tx, advocateId, ids);
  return new Map(
    rewards.map((reward) => {
      const candidate =
        buyer === null ? null : { ...buyer, redeemed: redeemed.get(reward.id) ?? 0 };
      const status = closed.has(reward.id) ? 'PAUSED' : reward.status;
      const { isGift, pricePoints, stock, perAdvocateLimit } = reward;
      const offer = { status, isGift, pricePoints, stock, perAdvocateLimit };
      return [reward.id, availabilityOf(offer, candidate)];
    }),
  );
}

/** The key of a reward for one advocate (null: a reader who is none), for loaders. */
export function availabilityKey(advocateId: Id | null, rewardId: Id): string {
  return `${advocateId ?? ''}|${rewardId}`;
}

export async function availabilitiesByKey(
  tx: Tx,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Availability>> {
  const found = new Map<string, Availability>();
  const wanted = new Map<string, Id[]>();
  for (const key of keys) {
    const [reader = '', rewardId = ''] = key.split('|');
    wanted.set(reader, [...(wanted.get(reader) ?? []), rewardId]);
  }
  for (const [reader, rewardIds] of wanted) {
    const rewards = await rewardsById(tx, rewardIds);
    const advocateId = reader === '' ? null : reader;
    for (const [id, availability] of await availabilities(tx, [...rewards.values()], advocateId)) {
      found.set(availabilityKey(advocateId, id), availability);
    }
  }
  return found;
}
