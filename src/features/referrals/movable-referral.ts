import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { NotFound } from '../../platform/errors/index.js';
import type {
  Confirmation,
  Moderation,
  ReferralStatus,
  ReferralStep,
} from './referral-group.rules.js';
import { NotMovable } from './referral.errors.js';

export interface LockedReferral {
  readonly id: Id;
  readonly advocateId: Id;
  readonly status: ReferralStatus;
  readonly step: ReferralStep;
  readonly moderation: Moderation;
  readonly confirmation: Confirmation;
  readonly submittedAt: Date;
}

/**
 * Locks one referral; `ownerId`: only where it is this advocate's. Throws NotFound.
 * The settlement that follows locks the rest of its group in the order of ids and may meet another
 * there: PostgreSQL then ends one of the two, and Database.write runs that one again.
 */
export async function lockReferral(
  tx: Tx,
  id: Id,
  ownerId: Id | null = null,
): Promise<LockedReferral> {
  const [row] = await tx.query<LockedReferral[]>(
    `SELECT id, advocate_id AS "advocateId", status, step, moderation, confirmation,
       submitted_at AS "submittedAt"
     FROM referral WHERE program_id = $1 AND id = $2 AND ($3::uuid IS NULL OR advocate_id = $3)
     FOR UPDATE`,
    [tx.programId, id, ownerId],
  );
  if (!row) throw new NotFound('referral');
  return row;
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
