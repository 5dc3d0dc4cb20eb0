import type { Id } from '../../../kernel/ids.js';
import { userError } from '../../../platform/errors/index.js';

/** The referral is at its end, or the step is not one that a person may set. */
export class NotMovable extends userError('NotMovable') {}

/** Only a referral made by word of mouth waits for its advocate. */
export class NotConfirmable extends userError('NotConfirmable') {
  constructor() {
    super('This referral does not wait for a confirmation.', ['id']);
  }
}

/** Somebody was first, or nothing is left to decide. `decidedById`: their membership or key. */
export class ReferralDecided extends userError('ReferralDecided') {
  constructor(
    referralId: Id,
    decision: { readonly decidedBy: Id | null; readonly decidedAt: Date } | null,
  ) {
    super(
      decision
        ? 'A colleague has decided on this referral since you opened it.'
        : 'This referral does not wait for this decision: what became of it stands on its timeline.',
      ['id'],
      {
        referralId,
        decidedById: decision?.decidedBy ?? null,
        decidedAt: decision?.decidedAt ?? null,
      },
    );
  }
}
