import type { Id } from '../../../kernel/ids.js';
import { userError } from '../../../platform/errors/index.js';

/** A challenge is archived once it is closed and nothing of it waits. */
export class NotArchivable extends userError('NotArchivable') {}

export class NotSubmittable extends userError('NotSubmittable') {}

/** Somebody has decided on it: it does not wait any more. */
export class NotWithdrawable extends userError('NotWithdrawable') {
  constructor() {
    super('This was decided in the meantime, and cannot be taken back any more.', ['id']);
  }
}

/** Only what is under way is given up. */
export class NotAbandonable extends userError('NotAbandonable') {}

/** Its advocate took it back before the decision came. */
export class SubmissionWithdrawn extends userError('SubmissionWithdrawn') {
  constructor() {
    super(
      'Its advocate has taken this back since you opened it: it waits again once it is handed in anew.',
      ['id'],
    );
  }
}

/** Somebody was first (R-C2). `decidedById` is the decider's membership or key. */
export class AlreadyDecided extends userError('AlreadyDecided') {
  constructor(decision: { readonly decidedBy: Id | null; readonly decidedAt: Date }) {
    super('A colleague has decided on this submission since you opened it.', ['id'], {
      decidedById: decision.decidedBy,
      decidedAt: decision.decidedAt,
    });
  }
}

/** R-C5 */
export class OwnSubmission extends userError('OwnSubmission') {
  constructor() {
    super('Nobody decides on their own submission: a colleague has to.', ['id']);
  }
}
