import { userError } from '../../../platform/errors/index.js';

/** R-C5 */
export class OwnReferral extends userError('OwnReferral') {
  constructor(path: readonly string[]) {
    super('Nobody decides on their own referral, or on its deal: a colleague has to.', path);
  }
}
