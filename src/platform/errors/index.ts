/**
 * An outcome that the caller is expected to handle: it leaves a mutation as a member of its union
 * (`type` is that member's GraphQL type). `path` names the wrong fields of the input; `extra` is
 * what a person needs to go on (the new price, the reviewer who was first) and holds no secrets.
 */
export abstract class UserError extends Error {
  abstract readonly type: string;
  abstract readonly code: string;

  constructor(
    message: string,
    readonly path: readonly string[] = [],
    readonly extra: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }
}

/** Every wrong field of one input, and what would be right, in one answer. */
export interface FieldProblem {
  readonly path: readonly string[];
  readonly message: string;
}

export class BadInput extends Error {
  override readonly name = 'BadInput';

  constructor(readonly problems: readonly FieldProblem[]) {
    super(problems.map((problem) => `${problem.path.join('.')}: ${problem.message}`).join('; '));
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
