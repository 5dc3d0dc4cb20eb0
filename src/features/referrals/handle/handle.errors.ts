import { userError } from '../../../platform/errors/index.js';

/** The referral is at its end, or the step is not one that a person may set. */
export class NotMovable extends userError('NotMovable') {}

/** Only a referral made by word of mouth waits for its advocate. */
export class NotConfirmable extends userError('NotConfirmable') {
  constructor() {
    super('This referral does not wait for a confirmation.', ['id']);
  }
}
