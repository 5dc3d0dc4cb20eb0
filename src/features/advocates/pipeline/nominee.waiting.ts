import { defineWaiting } from '../../waiting/index.js';
import { countNominees } from './pipeline.queries.js';

/** R-U4: staff named them, and a marketer decides whether to invite them. */
defineWaiting('NOMINEES_TO_DECIDE', {
  seenBy: { marketer: 'program', admin: 'program' },
  async counted(tx) {
    const { count, oldestAt } = await countNominees(tx);
    return count > 0 ? [{ count, oldestAt }] : [];
  },
});
