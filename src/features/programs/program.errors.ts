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
