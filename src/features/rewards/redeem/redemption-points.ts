import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Tx } from '../../../platform/database/index.js';
import { ReturnSpend, SpendPoints } from '../../ledger/index.js';
import { readProgram } from '../../programs/index.js';
import type { RedemptionEntity } from './redemption.entity.js';
import { redemptionSubject } from './redemption.subject.js';

/** A redemption's postings in the ledger: one spend, and at most one return of it. */
@Injectable()
export class RedemptionPoints {
  constructor(
    private readonly spend: SpendPoints,
    private readonly returnSpend: ReturnSpend,
  ) {}

  /** Throws InsufficientBalance, which a mutation returns as InsufficientPoints. */
  async take(tx: Tx, actor: Actor, redemption: RedemptionEntity): Promise<void> {
    await this.spend.spendPoints(tx, actor, {
      key: `redemption:${redemption.id}:spend`,
      ownerId: redemption.advocateId,
      points: redemption.pricePoints,
      rule: 'R-R1',
      subject: { kind: redemptionSubject.kind, id: redemption.id },
    });
  }

  /** With the expiry that the points had, or a grace where that has passed (R-P5). */
  async giveBack(tx: Tx, actor: Actor, redemption: RedemptionEntity): Promise<void> {
    const { timeZone } = await readProgram(tx);
    await this.returnSpend.returnSpend(tx, actor, {
      key: `redemption:${redemption.id}:return`,
      ownerId: redemption.advocateId,
      rule: 'R-R3',
      subject: { kind: redemptionSubject.kind, id: redemption.id },
      timeZone,
    });
  }
}
