import { userError } from '../../platform/errors/index.js';
import type { Dependent } from './dependent.rules.js';

/** It is not deleted while something leans on it: an exclusion would open, or a rule would break. */
export class StillUsed extends userError('StillUsed') {
  constructor(what: string, usedBy: readonly Dependent[]) {
    const names = usedBy.map(({ name }) => `“${name}”`).join(', ');
    super(`This ${what} is used by ${names}: choose something else there first.`, ['id'], {
      usedBy,
    });
  }
}
