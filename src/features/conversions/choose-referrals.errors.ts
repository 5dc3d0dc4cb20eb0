import type { Id } from '../../kernel/ids.js';
import { userError } from '../../platform/errors/index.js';

/** Somebody chose first, or the deal waits no more. `chosenById`: a membership or key. */
export class NoLongerWaits extends userError('NoLongerWaits') {
  constructor(
    dealId: Id,
    choice: { readonly chosenBy: Id | null; readonly chosenAt: Date } | undefined,
  ) {
    super(
      choice
        ? 'A colleague has chosen for this deal since you opened it.'
        : 'This deal does not wait for a choice: what became of it stands on its timeline.',
      ['dealId'],
      { dealId, chosenById: choice?.chosenBy ?? null, chosenAt: choice?.chosenAt ?? null },
    );
  }
}

/** The source reports that the deal is deleted. */
export class DealDeleted extends userError('DealDeleted') {
  constructor() {
    super('This deal was deleted where it comes from: nothing is left to choose.', ['dealId']);
  }
}

/** Withdrawn, a duplicate, or not accepted: no deal can belong to it. */
export class ReferralEnded extends userError('ReferralEnded') {
  constructor(endedIds: readonly Id[], path: string) {
    super(
      'A referral that you chose was withdrawn, is a duplicate or was not accepted: choose others.',
      [path],
      { endedIds },
    );
  }
}
