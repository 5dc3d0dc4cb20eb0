import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Actor } from '../../../kernel/actor.js';
import { newId, type Id } from '../../../kernel/ids.js';
import { LONGEST, longTextOrNull } from '../../../kernel/texts.js';
import type { Tx } from '../../../platform/database/index.js';
import { InvalidInput } from '../../../platform/errors/index.js';
import { parseInput } from '../../../platform/errors/parse-input.js';
import { lockReferral, refuseUnlessMovable, type LockedReferral } from './movable-referral.js';
import {
  recordDecisions,
  recordFacts,
  refuseOwn,
  refuseOwnGain,
  type NewReferralFact,
  SettleReferrals,
} from '../settle/index.js';
import type { ReferralStep } from '../decide/index.js';
import { NotMovable } from './handle.errors.js';
import { WriteNote } from './write-note.js';

export interface MoveReferralInput {
  readonly id: Id;
  readonly step: ReferralStep;
  /** when it happened; absent: now */
  readonly occurredAt?: Date | null | undefined;
  readonly reasonCode?: string | null | undefined;
  /** for colleagues: the advocate does not read it */
  readonly note?: string | null | undefined;
}

const Note = z.object({ note: longTextOrNull(LONGEST.note) });

export interface RecordFirstContactInput {
  readonly id: Id;
  readonly contactedAt?: Date | null | undefined;
}

/**
 * Sales moves a referral to a step; it may skip steps and step back (R-W3), also after the window
 * (R-W4). A first move accepts it; a note stands beside it on the timeline. Throws NotFound,
 * OwnReferral, NotMovable, InvalidInput.
 */
@Injectable()
export class MoveReferral {
  constructor(
    private readonly settle: SettleReferrals,
    private readonly notes: WriteNote,
  ) {}

  async moveReferral(tx: Tx, actor: Actor, input: MoveReferralInput): Promise<Id> {
    const referral = await lockReferral(tx, input.id);
    await refuseOwn(tx, actor, [referral.advocateId]);
    refuseUnlessMovable(referral);
    if (input.step === 'WITHDRAWN' || input.step === 'SUBMITTED') {
      throw new NotMovable(
        'Sales moves a referral to accepted, qualified, meeting, opportunity, lost or unqualified.',
        ['step'],
      );
    }
    const occurredAt = happenedAt(tx, referral, input.occurredAt ?? null, 'occurredAt');
    const { note } = parseInput(Note, { note: input.note });
    await acceptIfPending(tx, actor, referral);
    if (input.step !== referral.step) {
      const payload =
        input.reasonCode === null || input.reasonCode === undefined
          ? {}
          : { reasonCode: input.reasonCode };
      await recordFacts(tx, [told(referral, input.step, occurredAt, payload)]);
    }
    await refuseOwnGain(tx, actor, await this.settle.settleReferrals(tx, actor, [referral.id]));
    if (note !== null) await this.notes.writeNote(tx, actor, referral.id, note);
    return referral.id;
  }
}

/**
 * Sales spoke with the person (R-W3): kept apart from the status, and shown to the advocate. It
 * accepts a referral that waited. Throws NotFound, OwnReferral, NotMovable, InvalidInput.
 */
@Injectable()
export class RecordFirstContact {
  constructor(private readonly settle: SettleReferrals) {}

  async recordFirstContact(tx: Tx, actor: Actor, input: RecordFirstContactInput): Promise<Id> {
    const referral = await lockReferral(tx, input.id);
    await refuseOwn(tx, actor, [referral.advocateId]);
    refuseUnlessMovable(referral);
    const occurredAt = happenedAt(tx, referral, input.contactedAt ?? null, 'contactedAt');
    await acceptIfPending(tx, actor, referral);
    // A key that reports a contact does not say who of the company it was.
    const isPerson = actor.kind === 'MEMBER' && actor.memberId !== null;
    const payload = isPerson ? { memberId: actor.memberId } : {};
    await recordFacts(tx, [told(referral, 'CONTACTED', occurredAt, payload)]);
    await refuseOwnGain(tx, actor, await this.settle.settleReferrals(tx, actor, [referral.id]));
    return referral.id;
  }
}

/** When sales works on a referral that nobody accepted yet, this accepts it. */
export async function acceptIfPending(
  tx: Tx,
  actor: Actor,
  { id, moderation }: Pick<LockedReferral, 'id' | 'moderation'>,
): Promise<void> {
  if (moderation !== 'PENDING') return;
  await recordDecisions(tx, actor, [{ referralId: id, kind: 'ACCEPTED', payload: {} }]);
}

function told(
  { id }: LockedReferral,
  kind: NewReferralFact['kind'],
  occurredAt: Date,
  payload: NewReferralFact['payload'],
): NewReferralFact {
  return {
    referralId: id,
    factId: newId(),
    kind,
    occurredAt,
    source: 'people',
    sourceVersion: null,
    payload,
  };
}

function happenedAt(
  tx: Tx,
  { submittedAt }: LockedReferral,
  moment: Date | null,
  field: string,
): Date {
  if (moment === null) return tx.now;
  if (moment > tx.now || moment < submittedAt) {
    throw new InvalidInput([
      {
        path: [field],
        message: 'A moment between the submission of the referral and now.',
      },
    ]);
  }
  return moment;
}
