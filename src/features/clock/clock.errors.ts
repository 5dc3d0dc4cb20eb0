import { UserError } from '../../platform/errors/index.js';

/** The programme is a live one: its clock is the real one, and its history stays. */
export class NotSandbox extends UserError {
  override readonly name = 'NotSandbox';
  readonly type = 'NotSandbox';
  readonly code = 'NOT_SANDBOX';

  constructor(why: string) {
    super(`${why} Make a sandbox to try things out.`);
  }
}

/** The clock is being moved already. */
export class ClockBusy extends UserError {
  override readonly name = 'ClockBusy';
  readonly type = 'ClockBusy';
  readonly code = 'CLOCK_BUSY';

  constructor() {
    super('This clock is being moved already: wait until that is done.');
  }
}
