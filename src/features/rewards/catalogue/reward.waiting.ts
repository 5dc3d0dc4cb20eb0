import { defineWaiting } from '../../waiting/index.js';
import { rewardsRunningLow } from './reward.queries.js';

const LOW_STOCK = 5;
const LISTED = 5;

/** Each reward by itself: `count` is how many codes are left. */
export const codesRunningLow = defineWaiting('CODES_RUNNING_LOW', {
  seenBy: { marketer: 'program', admin: 'program' },
  async counted(tx) {
    const rewards = await rewardsRunningLow(tx, { below: LOW_STOCK, first: LISTED });
    return rewards.map(({ id, name, texts, stock }) => ({
      count: stock,
      about: { id, name, translations: texts },
    }));
  },
});
