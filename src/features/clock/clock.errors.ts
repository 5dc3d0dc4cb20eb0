import { UserError } from '../../platform/errors/index.js';

/** The clock is being moved already. */
export class ClockBusy extends UserError {
  override readonly name = 'ClockBusy';
  readonly type = 'ClockBusy';
  readonly code = 'CLOCK_BUSY';

  constructor() {
    super('This clock is being moved already: wait until that is done.');
  }
}
