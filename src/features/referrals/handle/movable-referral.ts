import type { Id } from '../../../kernel/ids.js';
import type { Points } from '../../../kernel/points.js';
import type { Tx } from '../../../platform/database/index.js';
import { NotFound } from '../../../platform/errors/index.js';
import type {
  Confirmation,
  FraudStatus,
  Moderation,
  ReferralStatus,
  ReferralStep,
} from '../decide/index.js';
import { lockConnected } from '../settle/index.js';
import { NotMovable } from './handle.errors.js';

export interface LockedReferral {
  readonly id: Id;
  readonly advocateId: Id;
  readonly status: ReferralStatus;
  readonly reasonCode: string | null;
  /** the referral that holds the place of the person (R-W6) */
  readonly duplicateOf: Id | null;
  readonly step: ReferralStep;
  readonly moderation: Moderation;
  readonly fraudStatus: FraudStatus;
  readonly pointsAwarded: Points;
  readonly confirmation: Confirmation;
  readonly timeZone: string;
  readonly submittedAt: Date;
  readonly windowClosesAt: Date;
}

/** Locks referrals with their groups. Returns those that exist, in the order of their ids. */
export async function lockReferrals(tx: Tx, ids: readonly Id[]): Promise<LockedReferral[]> {
  const wanted = new Set(ids);
  const groups = await lockConnected<LockedReferral>(
    tx,
    ids,
    `id, advocate_id AS "advocateId", status, reason_code AS "reasonCode",
     duplicate_of AS "duplicateOf", step, moderation, fraud_status AS "fraudStatus",
     points_awarded AS "pointsAwarded", confirmation, time_zone AS "timeZone",
     submitted_at AS "submittedAt",
     window_closes_at AS "windowClosesAt"`,
  );
  return groups.filter(({ id }) => wanted.has(id));
}

/** Locks a referral with its group; `ownerId`: only where it is this advocate's. Throws NotFound. */
export async function lockReferral(
  tx: Tx,
  id: Id,
  ownerId: Id | null = null,
): Promise<LockedReferral> {
  const [referral] = await lockReferrals(tx, [id]);
  if (!referral || (ownerId !== null && referral.advocateId !== ownerId)) {
    throw new NotFound('referral');
  }
  return referral;
}

/** Throws NotMovable for a referral whose talks sales does not lead. */
export function refuseUnlessMovable({ status, moderation }: LockedReferral): void {
  if (status === 'WITHDRAWN') {
    throw new NotMovable('This referral was withdrawn: nothing can be recorded for it.', ['id']);
  }
  if (status === 'DUPLICATE') {
    throw new NotMovable('This person is in an earlier referral: record it there instead.', ['id']);
  }
  if (moderation === 'DENIED') {
    throw new NotMovable('This referral was not accepted: accept it first.', ['id']);
  }
}
