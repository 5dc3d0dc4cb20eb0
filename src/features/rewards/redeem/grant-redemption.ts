import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Tx } from '../../../platform/database/index.js';
import { NotDecidable } from '../../../platform/errors/index.js';
import { RecordTimeline } from '../../timeline/index.js';
import { compareIfWritten, findReward, GiftCodeVault } from '../catalogue/index.js';
import { RedemptionEntity } from './redemption.entity.js';
import { redemptionLine } from './redemption-news.js';
import { toldOfRedemption } from './redemption.subject.js';

type Decision = Partial<Pick<RedemptionEntity, 'decidedBy' | 'decidedAt'>>;

/**
 * Grants a redemption whose points are taken, in the way of its reward: a gift code is there at
 * once, anything else is being prepared until somebody says that it is done or failed.
 */
@Injectable()
export class GrantRedemption {
  constructor(
    private readonly vault: GiftCodeVault,
    private readonly timeline: RecordTimeline,
  ) {}

  /** `decision`: empty where nobody had to decide. Throws NotDecidable where no code is free. */
  async grantRedemption(
    tx: Tx,
    actor: Actor,
    redemption: RedemptionEntity,
    decision: Decision,
  ): Promise<RedemptionEntity> {
    const reward = await findReward(tx, redemption.rewardId);
    const isByHand = reward?.fulfilment === 'BY_HAND';
    if (!isByHand) {
      await compareIfWritten(tx, this.vault);
      await assignFreeCode(tx, redemption);
    }
    const change = {
      ...decision,
      ...(isByHand
        ? ({ status: 'FULFILLING' } as const)
        : ({ status: 'FULFILLED', fulfilledAt: tx.now } as const)),
      version: redemption.version + 1,
    };
    await tx.update(RedemptionEntity, { programId: tx.programId, id: redemption.id }, change);
    const told = isByHand
      ? toldOfRedemption('R-R1', 'BEING_PREPARED')
      : toldOfRedemption('R-R5', 'FULFILLED');
    await this.timeline.recordTimeline(tx, actor, [
      redemptionLine(tx, redemption, told, { rewardId: redemption.rewardId }),
    ]);
    return Object.assign(redemption, change);
  }
}

/**
 * Two approvals at once never wait for, or get, the same code. What was not compared is given to
 * nobody: its card may be another's already (R-R7).
 */
async function assignFreeCode(tx: Tx, redemption: RedemptionEntity): Promise<void> {
  const [, assigned] = await tx.query<[unknown[], number]>(
    `UPDATE gift_code SET redemption_id = $3 WHERE program_id = $1 AND id = (
       SELECT id FROM gift_code WHERE program_id = $1 AND reward_id = $2 AND redemption_id IS NULL
         AND compared_as = 'CARD'
       ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)`,
    [tx.programId, redemption.rewardId, redemption.id],
  );
  if (assigned === 0) {
    throw new NotDecidable('No code is free: load more codes for this reward, then approve.', [
      'approve',
    ]);
  }
}
