import { defineWaiting } from '../../waiting/index.js';
import { countApprovals } from './submission.queries.js';

export const submissionsToDecide = defineWaiting('SUBMISSIONS_TO_DECIDE', {
  seenBy: { marketer: 'program', admin: 'program' },
  async counted(tx) {
    const { waiting, oldestSubmittedAt } = await countApprovals(tx);
    return waiting > 0 ? [{ count: waiting, oldestAt: oldestSubmittedAt }] : [];
  },
});
