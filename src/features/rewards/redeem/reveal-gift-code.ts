import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { newId, type Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { NotFound } from '../../../platform/errors/index.js';
import { RecordTimeline } from '../../timeline/index.js';
import { GiftCodeEntity, GiftCodeVault, NotRevealable } from '../catalogue/index.js';
import { RedemptionEntity } from './redemption.entity.js';
import { redemptionLine } from './redemption-news.js';
import { RevealEntity } from './reveal.entity.js';
import { toldOfRedemption } from './redemption.subject.js';

export interface RevealedGiftCode {
  /** for the owner's screen alone; never logged, stored or sent on (R-R5) */
  readonly code: string;
  readonly redemption: RedemptionEntity;
}

/**
 * Shows a gift code to its owner, as often as they like, and records each time (R-R5).
 * Throws NotFound (also for somebody else's, whatever their role), NotRevealable.
 */
@Injectable()
export class RevealGiftCode {
  constructor(
    private readonly vault: GiftCodeVault,
    private readonly timeline: RecordTimeline,
  ) {}

  async revealGiftCode(
    tx: Tx,
    actor: Actor,
    input: { readonly redemptionId: Id },
  ): Promise<RevealedGiftCode> {
    const { programId } = tx;
    const redemption = await tx.findOneBy(RedemptionEntity, { programId, id: input.redemptionId });
    if (!redemption || actor.id === null || redemption.advocateId !== actor.advocateId) {
      throw new NotFound('redemption', ['redemptionId']);
    }
    const sealed = await tx.findOneBy(GiftCodeEntity, { programId, redemptionId: redemption.id });
    if (redemption.status !== 'FULFILLED' || !sealed) throw new NotRevealable();
    const code = this.vault.open(sealed, { programId, codeId: sealed.id });
    await tx.insert(RevealEntity, {
      programId,
      id: newId(),
      redemptionId: redemption.id,
      revealedBy: actor.id,
      revealedAt: tx.now,
    });
    await this.timeline.recordTimeline(tx, actor, [
      redemptionLine(tx, redemption, toldOfRedemption('R-R5', 'REVEALED'), {
        rewardId: redemption.rewardId,
      }),
    ]);
    return { code, redemption };
  }
}
