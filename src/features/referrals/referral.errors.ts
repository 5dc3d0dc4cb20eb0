import type { Id } from '../../kernel/ids.js';
import { UserError } from '../../platform/errors/index.js';

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

/** The referral is at its end, or the step is not one that a person may set. */
export class NotMovable extends UserError {
  override readonly name = 'NotMovable';
  readonly type = 'NotMovable';
  readonly code = 'NOT_MOVABLE';
}

/** Only a referral told by word of mouth waits for its advocate. */
export class NotConfirmable extends UserError {
  override readonly name = 'NotConfirmable';
  readonly type = 'NotConfirmable';
  readonly code = 'NOT_CONFIRMABLE';

  constructor() {
    super('This referral does not wait for a confirmation.', ['id']);
  }
}
