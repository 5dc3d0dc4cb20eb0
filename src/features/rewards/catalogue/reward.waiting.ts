import { defineWaiting } from '../../waiting/index.js';
import { liveRewardsBelow } from './reward.queries.js';

/** With fewer left than this somebody has to see to it. */
export const LOW_STOCK = 5;
const LISTED = 5;

/** Each reward by itself: `count` is how many are left, codes or units. */
export const rewardsRunningLow = defineWaiting('REWARDS_RUNNING_LOW', {
  seenBy: { marketer: 'program', admin: 'program' },
  async counted(tx) {
    const rewards = await liveRewardsBelow(tx, { stock: LOW_STOCK, first: LISTED });
    return rewards.map(({ id, name, texts, stock }) => ({
      count: stock,
      about: { id, name, translations: texts },
    }));
  },
});
