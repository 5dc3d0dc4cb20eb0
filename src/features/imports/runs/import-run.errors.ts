import { userError } from '../../../platform/errors/index.js';

/** It is not in a state in which this can be done. */
export class ImportNotOpen extends userError('ImportNotOpen') {
  constructor(message: string) {
    super(message, ['id']);
  }
}
