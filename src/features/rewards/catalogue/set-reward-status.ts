import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { NotFound, NotPublishable, StaleVersion } from '../../../platform/errors/index.js';
import type { RewardItemStatus } from './redemption-eligibility.rules.js';
import { RewardEntity } from './reward.entity.js';
import { codeCounts } from './reward.queries.js';
import { statusProblems } from './reward.rules.js';

/**
 * Offers a reward, pauses it, or withdraws it for good. Redemptions under way go on. Throws
 * NotFound, StaleVersion, NotPublishable.
 */
@Injectable()
export class SetRewardStatus {
  async setRewardStatus(
    tx: Tx,
    _actor: Actor,
    input: { readonly id: Id; readonly version: number; readonly status: RewardItemStatus },
  ): Promise<RewardEntity> {
    const reward = await tx.findOne(RewardEntity, {
      where: { programId: tx.programId, id: input.id },
      lock: { mode: 'for_no_key_update' },
    });
    if (!reward) throw new NotFound('reward');
    if (reward.version !== input.version) throw new StaleVersion('reward', reward.version);
    const codesLoaded = (await codeCounts(tx, [reward.id])).get(reward.id)?.loaded ?? 0;
    const problems = statusProblems(
      { status: reward.status, fulfilment: reward.fulfilment, codesLoaded },
      input.status,
    );
    if (problems.length > 0) throw new NotPublishable(problems);
    const status = input.status;
    await tx.update(RewardEntity, { programId: tx.programId, id: reward.id }, { status });
    return Object.assign(reward, { status });
  }
}
