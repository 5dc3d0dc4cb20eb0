import type { Id } from '../../kernel/ids.js';
import { userError } from '../../platform/errors/index.js';

/** Another tag bears the name, in some spelling. `tagId`: that tag. */
export class TagNameTaken extends userError('TagNameTaken') {
  constructor(name: string, tagId: Id) {
    super(`There is a tag “${name}” already.`, ['name'], { tagId });
  }
}
