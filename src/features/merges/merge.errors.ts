import type { Id } from '../../kernel/ids.js';
import { userError } from '../../platform/errors/index.js';

/** R-O1: the company was merged already; `companyId` is the one that is meant by it. */
export class CompanyMerged extends userError('CompanyMerged') {
  constructor(companyId: Id) {
    super('This company was merged into another one already.', ['mergedId'], { companyId });
  }
}

/** R-O1: 30 days have passed, or somebody took the merge back before. */
export class MergeStays extends userError('MergeStays') {
  constructor(takenBackAt: Date | null) {
    const message =
      takenBackAt === null
        ? 'A merge can be taken back for 30 days.'
        : 'This merge was taken back already.';
    super(message, ['mergeId'], { takenBackAt });
  }
}

/** R-C5 */
export class OwnMerge extends userError('OwnMerge') {
  constructor() {
    super('This would bring points to yourself: a colleague has to do it.', ['mergedId']);
  }
}
