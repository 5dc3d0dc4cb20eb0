import type { Id } from '../../../kernel/ids.js';
import { defineLoader, type GraphContext } from '../../../platform/graphql/index.js';
import {
  redemptionsById,
  revealsOf,
  availabilitiesByKey,
  availabilityKey,
} from '../redeem/index.js';
import { codeCounts, rewardsById } from '../catalogue/index.js';

export const rewardById = defineLoader(rewardsById);
export const redemptionById = defineLoader(redemptionsById);
export const revealsByRedemption = defineLoader(revealsOf);
export const codeCountsByReward = defineLoader(codeCounts);
/** By `availabilityKey`. */
export const availabilityByKey = defineLoader(availabilitiesByKey);

export function loadAvailability(graph: GraphContext, rewardId: Id) {
  return graph.load(availabilityByKey, availabilityKey(graph.actor.advocateId, rewardId));
}

/** Those who make rewards and decide on redemptions; everybody else sees the shop and their own. */
export function managesRewards(graph: GraphContext): boolean {
  return graph.actor.roles.some((role) => role === 'marketer' || role === 'admin');
}
