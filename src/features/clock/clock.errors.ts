import { userError } from '../../platform/errors/index.js';

/** The clock is being moved already. */
export class ClockBusy extends userError('ClockBusy') {
  constructor() {
    super('This clock is being moved already: wait until that is done.');
  }
}
