import type { Id } from '../../../kernel/ids.js';
import { UserError } from '../../../platform/errors/index.js';

/** The advocate referred this person already, and that referral is still open. */
export class DuplicateReferral extends UserError {
  override readonly name = 'DuplicateReferral';
  readonly type = 'DuplicateReferral';
  readonly code = 'DUPLICATE_REFERRAL';

  constructor(referralId: Id) {
    super('You referred this person already; that referral is still open.', ['refereeEmail'], {
      referralId,
    });
  }
}

export class SelfReferral extends UserError {
  override readonly name = 'SelfReferral';
  readonly type = 'SelfReferral';
  readonly code = 'SELF_REFERRAL';

  constructor() {
    super('An advocate cannot refer themselves: name somebody else.', ['refereeEmail']);
  }
}
