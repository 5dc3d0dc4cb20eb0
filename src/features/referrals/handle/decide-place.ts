import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { NotFound } from '../../../platform/errors/index.js';
import { waitsForPlace } from '../decide/index.js';
import { RecordTimeline } from '../../timeline/index.js';
import {
  recordDecisions,
  referralLine,
  refuseOwn,
  refuseOwnGain,
  SettleReferrals,
} from '../settle/index.js';
import { lastDecisionOf } from './decision.queries.js';
import { ReferralDecided } from './handle.errors.js';
import { lockReferrals } from './movable-referral.js';

/** What becomes of the referral that was accepted. */
export const PLACE_ANSWERS = ['KEEPS_PLACE', 'GIVES_WAY'] as const;
export type PlaceAnswer = (typeof PLACE_ANSWERS)[number];

export interface DecidePlaceInput {
  /** the referral that waits: reported late, it would displace the other */
  readonly id: Id;
  /** the referral of the same person that was accepted before */
  readonly acceptedId: Id;
  readonly answer: PlaceAnswer;
}

/**
 * R-W6: a person decides, once, which of two referrals of one person counts: the one that was
 * accepted keeps its place, or gives way to the one that was submitted earlier and reported late.
 * Statuses and points of both follow in this transaction. Neither may be one's own (R-C5). Throws
 * NotFound, OwnReferral, ReferralDecided (who was first).
 */
@Injectable()
export class DecidePlace {
  constructor(
    private readonly settle: SettleReferrals,
    private readonly timeline: RecordTimeline,
  ) {}

  async decidePlace(
    tx: Tx,
    actor: Actor,
    { id, acceptedId, answer }: DecidePlaceInput,
  ): Promise<Id> {
    const locked = await lockReferrals(tx, [id, acceptedId]);
    const waiting = locked.find((referral) => referral.id === id);
    const accepted = locked.find((referral) => referral.id === acceptedId);
    if (!waiting) throw new NotFound('referral');
    if (!accepted) throw new NotFound('referral', ['acceptedId']);
    await refuseOwn(tx, actor, [waiting.advocateId, accepted.advocateId]);
    if (!waitsForPlace(waiting) || waiting.duplicateOf !== acceptedId) {
      throw new ReferralDecided(id, await lastDecisionOf(tx, acceptedId, PLACE_ANSWERS, id));
    }
    const payload = { importedReferralId: id };
    await recordDecisions(tx, actor, [{ referralId: acceptedId, kind: answer, payload }]);
    await this.timeline.recordTimeline(tx, actor, [
      {
        ...referralLine('R-W6', answer),
        subjectId: acceptedId,
        occurredAt: tx.now,
        ruleVersion: 1,
        inputs: payload,
        audience: 'STAFF',
      },
    ]);
    await refuseOwnGain(tx, actor, await this.settle.settleReferrals(tx, actor, [id, acceptedId]));
    return id;
  }
}
