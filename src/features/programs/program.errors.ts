import { UserError } from '../../platform/errors/index.js';

/** Another programme of the installation has this slug. */
export class SlugTaken extends UserError {
  override readonly name = 'SlugTaken';
  readonly type = 'SlugTaken';
  readonly code = 'SLUG_TAKEN';

  constructor(slug: string) {
    super(`The short name ${slug} is taken: choose another.`, ['slug']);
  }
}

/** The programme is a live one: its clock is the real one, and its history stays. */
export class NotSandbox extends UserError {
  override readonly name = 'NotSandbox';
  readonly type = 'NotSandbox';
  readonly code = 'NOT_SANDBOX';

  constructor(why: string) {
    super(`${why} Make a sandbox to try things out.`);
  }
}
