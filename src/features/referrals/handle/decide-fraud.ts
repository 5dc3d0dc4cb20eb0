import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { InvalidInput } from '../../../platform/errors/index.js';
import {
  fraudDecision,
  type FraudReason,
  type FraudStatus,
  type FraudVerdict,
} from '../decide/index.js';
import { recordDecisions, refuseOwn, refuseOwnGain, SettleReferrals } from '../settle/index.js';
import { lastDecisionOf } from './decision.queries.js';
import { ReferralDecided } from './handle.errors.js';
import { lockReferral } from './movable-referral.js';

export interface DecideFraudInput {
  readonly id: Id;
  readonly verdict: FraudVerdict;
  /** as the person saw it: who decides on something else is told how it stands */
  readonly seen: FraudStatus;
  /** required with FLAG and CONFIRM */
  readonly reason?: FraudReason | null | undefined;
}

/**
 * R-W8: a person flags a referral, clears it, or confirms a fraud. While it is flagged, nothing more
 * is awarded; cleared, what it has earned is paid, once; confirmed, what was awarded is taken back.
 * Not one's own (R-C5). Throws NotFound, OwnReferral, InvalidInput, ReferralDecided (who was first).
 */
@Injectable()
export class DecideFraud {
  constructor(private readonly settle: SettleReferrals) {}

  async decideFraud(tx: Tx, actor: Actor, input: DecideFraudInput): Promise<Id> {
    const referral = await lockReferral(tx, input.id);
    const { id, advocateId, fraudStatus, pointsAwarded } = referral;
    await refuseOwn(tx, actor, [advocateId]);
    const reason = reasonOf(input);
    const kind = input.seen === fraudStatus ? fraudDecision(fraudStatus, input.verdict) : null;
    if (kind === null) throw new ReferralDecided(id, await lastDecisionOf(tx, id, FRAUD_DECISIONS));
    const payload = {
      ...reason,
      ...(kind === 'FRAUD_FLAGGED' ? { pointsKept: pointsAwarded } : {}),
    };
    await recordDecisions(tx, actor, [{ referralId: id, kind, payload }]);
    await refuseOwnGain(tx, actor, await this.settle.settleReferrals(tx, actor, [id]));
    return id;
  }
}

const FRAUD_DECISIONS = ['FRAUD_FLAGGED', 'FRAUD_CLEARED', 'FRAUD_CONFIRMED'] as const;

function reasonOf({ verdict, reason }: DecideFraudInput): { readonly reasonCode?: FraudReason } {
  if (verdict === 'CLEAR') return {};
  if (reason) return { reasonCode: reason };
  throw new InvalidInput([{ path: ['reason'], message: 'Why: a colleague will ask.' }]);
}
