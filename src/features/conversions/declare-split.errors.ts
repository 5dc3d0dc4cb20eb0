import type { Day } from '../../kernel/day.js';
import type { Id } from '../../kernel/ids.js';
import { userError } from '../../platform/errors/index.js';

/** Somebody declared a split first. `declaredById`: a membership or key. */
export class SplitChanged extends userError('SplitChanged') {
  constructor(
    dealId: Id,
    split: { readonly declaredBy: Id | null; readonly declaredAt: Date } | undefined,
  ) {
    super(
      split
        ? 'A colleague has declared how this deal is shared since you opened it.'
        : 'No split was declared for this deal: there is none to replace.',
      ['replaces'],
      {
        dealId,
        declaredById: split?.declaredBy ?? null,
        declaredAt: split?.declaredAt ?? null,
      },
    );
  }
}

/** R-W9: a split counts where it was declared on or before the day of closing. */
export class TooLateToSplit extends userError('TooLateToSplit') {
  constructor(closedOn: Day) {
    super(
      `This deal was won on ${closedOn}: a split is declared on or before that day.`,
      ['dealId'],
      { closedOn },
    );
  }
}
