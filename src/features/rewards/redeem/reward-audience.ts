import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { NotAvailable, NotFound } from '../../../platform/errors/index.js';
import { defineAudienceOwner } from '../../audiences/index.js';
import { RewardEntity, rewardLine, rewardsById } from '../catalogue/index.js';
import { hasRedeemed } from './redemption.queries.js';

/** R-U3: who may see and redeem a reward. What was redeemed goes on, and stays theirs to read. */
defineAudienceOwner('REWARD', {
  async find(tx: Tx, ids: readonly Id[]) {
    const rewards = await rewardsById(tx, ids);
    return new Map([...rewards].map(([id, { name }]) => [id, { name, refusesScores: false }]));
  },
  async lock(tx, id) {
    const reward = await tx.findOne(RewardEntity, {
      where: { programId: tx.programId, id },
      lock: { mode: 'for_no_key_update' },
    });
    if (!reward) throw new NotFound('reward');
    if (reward.status === 'ARCHIVED') {
      throw new NotAvailable('This reward is archived: nobody redeems it any more.', ['id']);
    }
  },
  hasBegun: hasRedeemed,
  line: (outcome) => rewardLine('R-U3', outcome),
});
