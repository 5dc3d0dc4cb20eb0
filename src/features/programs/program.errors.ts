import { userError } from '../../platform/errors/index.js';

/** Another programme of the installation has this slug. */
export class SlugTaken extends userError('SlugTaken') {
  constructor(slug: string) {
    super(`The short name ${slug} is taken: choose another.`, ['slug']);
  }
}

/** The programme is a live one: its clock is the real one, and its history stays. */
export class NotSandbox extends userError('NotSandbox') {
  constructor(why: string) {
    super(`${why} Make a sandbox to try things out.`);
  }
}
