import { defineWaiting } from '../../waiting/index.js';
import { countDealsThatWait } from './deal-wait.queries.js';

/** R-W13: a person chooses which referrals they belong to. */
export const dealsThatWait = defineWaiting('DEALS_THAT_WAIT', {
  seenBy: { sales: 'program', marketer: 'program', admin: 'program' },
  async counted(tx) {
    const count = await countDealsThatWait(tx);
    return count > 0 ? [{ count }] : [];
  },
});
