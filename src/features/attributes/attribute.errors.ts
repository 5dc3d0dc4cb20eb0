import { userError } from '../../platform/errors/index.js';

/** Another attribute of the same subject has the name, in some spelling; perhaps an archived one. */
export class AttributeNameTaken extends userError('AttributeNameTaken') {
  constructor(name: string) {
    super(`There is an attribute “${name}” already.`, ['name']);
  }
}
