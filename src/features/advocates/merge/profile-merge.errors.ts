import { userError } from '../../../platform/errors/index.js';
import type { MergeRefusal } from './profile-merge.rules.js';

/** R-U6: no other mailbox is shown to be theirs: both codes come first. */
export class AddressNotProven extends userError('AddressNotProven') {
  constructor() {
    super('Enter the codes of both addresses first.');
  }
}

/** R-U6 */
export class ProfileMergeRefused extends userError('ProfileMergeRefused') {
  constructor(readonly reason: MergeRefusal) {
    super('These two profiles are not merged.', ['mergedId'], { reason });
  }
}
