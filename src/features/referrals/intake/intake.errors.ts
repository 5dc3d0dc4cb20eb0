import type { Id } from '../../../kernel/ids.js';
import { userError } from '../../../platform/errors/index.js';

/** The advocate referred this person already, and that referral is still open. */
export class DuplicateReferral extends userError('DuplicateReferral') {
  constructor(referralId: Id) {
    super('You referred this person already; that referral is still open.', ['refereeEmail'], {
      referralId,
    });
  }
}

export class SelfReferral extends userError('SelfReferral') {
  constructor() {
    super('An advocate cannot refer themselves: name somebody else.', ['refereeEmail']);
  }
}
