import type { Id } from '../../kernel/ids.js';
import type { LockedReferral } from '../referrals/index.js';
import { ReferralEnded } from './choose-referrals.errors.js';

/** Withdrawn, a duplicate, or not accepted: no deal can belong to it. Throws ReferralEnded. */
export function refuseEnded(chosen: readonly LockedReferral[], path: string): void {
  const ended = chosen.filter(
    ({ status, moderation }) =>
      status === 'WITHDRAWN' || status === 'DUPLICATE' || moderation === 'DENIED',
  );
  if (ended.length === 0) return;
  throw new ReferralEnded(
    ended.map(({ id }) => id),
    path,
  );
}

export function advocateOf({ advocateId }: { readonly advocateId: Id }): Id {
  return advocateId;
}
