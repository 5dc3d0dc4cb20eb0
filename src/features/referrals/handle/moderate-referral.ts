import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { newId, type Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { InvalidInput } from '../../../platform/errors/index.js';
import { recordOwnAct } from '../../advocates/index.js';
import { lockReferral, type LockedReferral } from './movable-referral.js';
import {
  recordDecisions,
  recordFacts,
  refuseOwn,
  refuseOwnGain,
  SettleReferrals,
} from '../settle/index.js';
import {
  IN_PROGRESS,
  waitsForPlace,
  type Moderation,
  type ReferralDecisionKind,
} from '../decide/index.js';
import { NotConfirmable, NotMovable } from './handle.errors.js';

export interface ModerateReferralInput {
  readonly id: Id;
  readonly accepted: boolean;
  /** a code such as NOT_A_FIT; required where it is not accepted */
  readonly reason?: string | null | undefined;
}

const REASON = /^[A-Z][A-Z0-9_]{0,63}$/;

/**
 * Accepts a referral, or does not, with a coded reason. Not one's own (R-C5). Throws NotFound,
 * OwnReferral, NotMovable, InvalidInput.
 */
@Injectable()
export class ModerateReferral {
  constructor(private readonly settle: SettleReferrals) {}

  async moderateReferral(tx: Tx, actor: Actor, input: ModerateReferralInput): Promise<Id> {
    const referral = await lockReferral(tx, input.id);
    await refuseOwn(tx, actor, [referral.advocateId]);
    if (referral.status === 'WITHDRAWN') {
      throw new NotMovable('This referral was withdrawn: there is nothing to decide.', ['id']);
    }
    if (waitsForPlace(referral)) {
      throw new NotMovable(
        'Another referral of this person was accepted before: decide first which of the two counts.',
        ['id'],
      );
    }
    const verdict = verdictOf(input);
    if (referral.moderation !== verdict.moderation) {
      const { kind, payload } = verdict;
      await recordDecisions(tx, actor, [{ referralId: referral.id, kind, payload }]);
    }
    await refuseOwnGain(tx, actor, await this.settle.settleReferrals(tx, actor, [referral.id]));
    return referral.id;
  }
}

function verdictOf({ accepted, reason }: ModerateReferralInput): {
  moderation: Moderation;
  kind: ReferralDecisionKind;
  payload: { reasonCode?: string };
} {
  if (accepted) return { moderation: 'APPROVED', kind: 'ACCEPTED', payload: {} };
  if (!REASON.test(reason ?? '')) {
    const message = 'A coded reason such as NOT_A_FIT, for the advocate to read.';
    throw new InvalidInput([{ path: ['reason'], message }]);
  }
  return { moderation: 'DENIED', kind: 'DENIED', payload: { reasonCode: reason ?? '' } };
}

export interface ConfirmReferralInput {
  readonly id: Id;
  /** false: "I did not refer them" */
  readonly confirmed: boolean;
}

/**
 * The advocate confirms or denies having made a referral that sales recorded. Throws NotFound where
 * it is not theirs, NotConfirmable where it waits for nobody.
 */
@Injectable()
export class ConfirmReferral {
  constructor(private readonly settle: SettleReferrals) {}

  async confirmReferral(tx: Tx, actor: Actor, input: ConfirmReferralInput): Promise<Id> {
    const referral = await lockReferral(tx, input.id, requireAdvocate(actor));
    if (referral.confirmation !== 'WAITING') throw new NotConfirmable();
    if (input.confirmed) await recordOwnAct(tx, actor, referral.advocateId);
    await recordDecisions(tx, actor, [
      {
        referralId: referral.id,
        kind: input.confirmed ? 'CONFIRMED' : 'REFUSED',
        payload: {},
      },
    ]);
    await this.settle.settleReferrals(tx, actor, [referral.id]);
    return referral.id;
  }
}

/** The advocate takes a referral back that is still open. Throws NotFound, NotMovable. */
@Injectable()
export class WithdrawReferral {
  constructor(private readonly settle: SettleReferrals) {}

  async withdrawReferral(tx: Tx, actor: Actor, input: { readonly id: Id }): Promise<Id> {
    const referral = await lockReferral(tx, input.id, requireAdvocate(actor));
    refuseEnded(tx, referral);
    await recordFacts(tx, [
      {
        referralId: referral.id,
        factId: newId(),
        kind: 'WITHDRAWN',
        occurredAt: tx.now,
        source: 'people',
        sourceVersion: null,
        payload: {},
      },
    ]);
    await this.settle.settleReferrals(tx, actor, [referral.id]);
    return referral.id;
  }
}

/**
 * R-W3: what has ended cannot be withdrawn, nor can a window that has passed unnoticed: nobody
 * leaves the close share (R-W7) by withdrawing what was lost.
 */
function refuseEnded({ now }: Tx, referral: LockedReferral): void {
  const { status, moderation, windowClosesAt } = referral;
  const isUnderWay = IN_PROGRESS.has(status) && moderation !== 'DENIED' && windowClosesAt > now;
  if (isUnderWay) return;
  throw new NotMovable('Only a referral that is under way can be withdrawn.', ['id']);
}

/** No advocate has this id: a member without a profile finds none of their own. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

function requireAdvocate(actor: Actor): Id {
  return actor.advocateId ?? NOBODY;
}
