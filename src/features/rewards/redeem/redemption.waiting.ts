import { defineWaiting } from '../../waiting/index.js';
import { beingPrepared, redemptionQueue } from './redemption.queries.js';

export const redemptionsToDecide = defineWaiting('REDEMPTIONS_TO_DECIDE', {
  seenBy: { marketer: 'program', admin: 'program' },
  async counted(tx) {
    const { waiting, oldestAt } = await redemptionQueue(tx);
    return waiting > 0 ? [{ count: waiting, oldestAt }] : [];
  },
});

/** Being prepared by hand: somebody has to send it, or to do it. */
export const redemptionsToSend = defineWaiting('REDEMPTIONS_TO_SEND', {
  seenBy: { marketer: 'program', admin: 'program' },
  async counted(tx) {
    const { waiting, oldestAt } = await beingPrepared(tx);
    return waiting > 0 ? [{ count: waiting, oldestAt }] : [];
  },
});
