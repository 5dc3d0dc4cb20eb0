import { defineWaiting } from '../../waiting/index.js';
import { redemptionQueue } from './redemption.queries.js';

export const redemptionsToDecide = defineWaiting('REDEMPTIONS_TO_DECIDE', {
  seenBy: { marketer: 'program', admin: 'program' },
  async counted(tx) {
    const { waiting, oldestAt } = await redemptionQueue(tx);
    return waiting > 0 ? [{ count: waiting, oldestAt }] : [];
  },
});
