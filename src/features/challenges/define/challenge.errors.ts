import type { Id } from '../../../kernel/ids.js';
import { UserError, type FieldProblem } from '../../../platform/errors/index.js';

/** A numbered rule refuses what was asked; `extra.problems` says where, and what would be right. */
export class RuleBroken extends UserError {
  override readonly name = 'RuleBroken';
  readonly type = 'RuleBroken';
  readonly code = 'RULE_BROKEN';

  constructor(rule: string, problems: readonly FieldProblem[]) {
    const texts = problems.map((problem) => problem.message).join(' ');
    super(`${rule}: ${texts}`, problems[0]?.path ?? [], { rule, problems });
  }
}

export class NotPublishable extends UserError {
  override readonly name = 'NotPublishable';
  readonly type = 'NotPublishable';
  readonly code = 'NOT_PUBLISHABLE';

  constructor(problems: readonly FieldProblem[]) {
    super(problems.map((problem) => problem.message).join(' '), problems[0]?.path ?? [], {
      problems,
    });
  }
}

/** The challenge cannot be started by this person now. */
export class NotAvailable extends UserError {
  override readonly name = 'NotAvailable';
  readonly type = 'NotAvailable';
  readonly code = 'NOT_AVAILABLE';
}

export class NotSubmittable extends UserError {
  override readonly name = 'NotSubmittable';
  readonly type = 'NotSubmittable';
  readonly code = 'NOT_SUBMITTABLE';
}

/** Somebody was first (R-C2). `decidedById` is the decider's membership or key. */
export class AlreadyDecided extends UserError {
  override readonly name = 'AlreadyDecided';
  readonly type = 'AlreadyDecided';
  readonly code = 'ALREADY_DECIDED';

  constructor(decision: { readonly decidedBy: Id | null; readonly decidedAt: Date }) {
    super('A colleague has decided on this submission since you opened it.', ['id'], {
      decidedById: decision.decidedBy,
      decidedAt: decision.decidedAt,
    });
  }
}

/** R-C5 */
export class OwnSubmission extends UserError {
  override readonly name = 'OwnSubmission';
  readonly type = 'OwnSubmission';
  readonly code = 'OWN_SUBMISSION';

  constructor() {
    super('Nobody decides on their own submission: a colleague has to.', ['id']);
  }
}

export class NotDecidable extends UserError {
  override readonly name = 'NotDecidable';
  readonly type = 'NotDecidable';
  readonly code = 'NOT_DECIDABLE';
}
