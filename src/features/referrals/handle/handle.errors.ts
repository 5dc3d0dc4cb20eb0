import { UserError } from '../../../platform/errors/index.js';

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
