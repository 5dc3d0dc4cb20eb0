import { userError } from './user-error.js';

/** One wrong field of an input and what would be right; `rule`: the numbered rule behind it. */
export interface FieldProblem {
  readonly path: readonly string[];
  readonly message: string;
  readonly rule?: string;
}

/** Every wrong field of one input, in one answer. */
export class InvalidInput extends userError('InvalidInput') {
  constructor(readonly problems: readonly FieldProblem[]) {
    super(
      problems.map((problem) => `${problem.path.join('.')}: ${problem.message}`).join('; '),
      problems[0]?.path ?? [],
      { problems },
    );
  }
}

/** A numbered rule refuses the request; `extra.problems` says where, and what would be right. */
export class RuleBroken extends userError('RuleBroken') {
  constructor(rule: string, problems: readonly FieldProblem[]) {
    const texts = problems.map((problem) => problem.message).join(' ');
    super(`${rule}: ${texts}`, problems[0]?.path ?? [], { rule, problems });
  }
}

/** There is no such thing in this programme, or not for this reader (R-A1: the two look alike). */
export class NotFound extends userError('NotFound') {
  constructor(what: string, path: readonly string[] = ['id']) {
    super(`There is no such ${what} in this programme.`, path);
  }
}

/** The programme is being deleted: it is closed to everybody, as if it were gone. */
export class ProgramGone extends NotFound {
  constructor() {
    super('thing', []);
  }
}

/** Somebody changed it since it was read. */
export class StaleVersion extends userError('StaleVersion') {
  constructor(what: string, currentVersion: number) {
    super(`Somebody changed this ${what} in the meantime: load it again.`, ['version'], {
      currentVersion,
    });
  }
}

/**
 * Others changed the same things at the same moment, at each attempt. What stood in the way is its
 * `cause`.
 */
export class TryAgain extends userError('TryAgain') {
  constructor(override readonly cause: unknown) {
    super('Others changed the same things at the same moment. Nothing was saved: try again.');
  }
}

/** An idempotency key came back with another input. */
export class IdempotencyKeyReused extends userError('IdempotencyKeyReused') {
  constructor() {
    super('This idempotency key was used with another input: send a fresh key.', [
      'idempotencyKey',
    ]);
  }
}

/** The requested thing is not open to this person now. */
export class NotAvailable extends userError('NotAvailable') {}

/** It is not, or not yet, in a state that can be decided on. */
export class NotDecidable extends userError('NotDecidable') {}

/** It cannot be published as it is; `problems` says what is missing. */
export class NotPublishable extends userError('NotPublishable') {
  constructor(problems: readonly FieldProblem[]) {
    super(problems.map((problem) => problem.message).join(' '), problems[0]?.path ?? [], {
      problems,
    });
  }
}

/** Nobody is signed in. */
export class NotSignedIn extends Error {
  override readonly name = 'NotSignedIn';

  constructor() {
    super('Sign in first.');
  }
}

/** Signed in, without the right. Never says whether the thing exists (R-A1). */
export class NotAllowed extends Error {
  override readonly name = 'NotAllowed';

  constructor(operation: string) {
    super(`Your roles do not include ${operation}.`);
  }
}
