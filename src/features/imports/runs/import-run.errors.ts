import { userError } from '../../../platform/errors/index.js';

/** It is not in a state in which this can be done. */
export class ImportNotOpen extends userError('ImportNotOpen') {
  constructor(message: string) {
    super(message, ['id']);
  }
}

/** R-C5: what it takes back would bring points to the person who undoes it. */
export class OwnImport extends userError('OwnImport') {
  constructor() {
    super('This would bring points to yourself: a colleague has to undo it.', ['id']);
  }
}
