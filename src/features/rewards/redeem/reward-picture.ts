import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { NotAvailable, NotFound } from '../../../platform/errors/index.js';
import { findClosedTo } from '../../audiences/index.js';
import { definePictureOwner } from '../../pictures/index.js';
import { findReward, RewardEntity, rewardLine } from '../catalogue/index.js';
import { hasRedeemed } from './redemption.queries.js';

/** The picture of a reward: in the shop, and with what was redeemed for as long as that is read. */
definePictureOwner('REWARD', {
  async lock(tx: Tx, id: Id) {
    const reward = await tx.findOne(RewardEntity, {
      where: { programId: tx.programId, id },
      lock: { mode: 'for_no_key_update' },
    });
    if (!reward) throw new NotFound('reward');
    if (reward.status === 'ARCHIVED') {
      throw new NotAvailable('An archived reward stays as it was.', ['id']);
    }
    return { locales: reward.texts.map(({ locale }) => locale) };
  },
  async isSeenBy(tx, id, { staff, advocateId }) {
    const reward = await findReward(tx, id);
    if (reward === null) return false;
    if (staff) return true;
    if (advocateId === null || reward.status === 'DRAFT') return false;
    const closed = await findClosedTo(tx, 'REWARD', advocateId, [id]);
    return closed.length === 0 || hasRedeemed(tx, id, advocateId);
  },
  line: (outcome) => rewardLine('R-A3', outcome),
});
