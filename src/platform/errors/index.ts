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

/** One wrong field of an input and what would be right; `rule` where a numbered rule says so. */
export interface FieldProblem {
  readonly path: readonly string[];
  readonly message: string;
  readonly rule?: string;
}

/** Every wrong field of one input, in one answer. */
export class InvalidInput extends UserError {
  override readonly name = 'InvalidInput';
  readonly type = 'InvalidInput';
  readonly code = 'INVALID_INPUT';

  constructor(readonly problems: readonly FieldProblem[]) {
    super(
      problems.map((problem) => `${problem.path.join('.')}: ${problem.message}`).join('; '),
      problems[0]?.path ?? [],
      { problems },
    );
  }
}

/** There is no such thing in this programme, or not for this reader (R-A1: the two look alike). */
export class NotFound extends UserError {
  override readonly name = 'NotFound';
  readonly type = 'NotFound';
  readonly code = 'NOT_FOUND';

  constructor(what: string, path: readonly string[] = ['id']) {
    super(`There is no such ${what} in this programme.`, path);
  }
}

/** Somebody changed it since it was read. */
export class StaleVersion extends UserError {
  override readonly name = 'StaleVersion';
  readonly type = 'StaleVersion';
  readonly code = 'STALE_VERSION';

  constructor(what: string, currentVersion: number) {
    super(`Somebody changed this ${what} in the meantime: load it again.`, ['version'], {
      currentVersion,
    });
  }
}

/**
 * Others changed the same things at the same moment, each time that the whole was begun again. What
 * stood in the way is its `cause`.
 */
export class TryAgain extends UserError {
  override readonly name = 'TryAgain';
  readonly type = 'TryAgain';
  readonly code = 'TRY_AGAIN';

  constructor(override readonly cause: unknown) {
    super('Others changed the same things at the same moment. Nothing was saved: try again.');
  }
}

/** An idempotency key came back with another input. */
export class IdempotencyKeyReused extends UserError {
  override readonly name = 'IdempotencyKeyReused';
  readonly type = 'IdempotencyKeyReused';
  readonly code = 'IDEMPOTENCY_KEY_REUSED';

  constructor() {
    super('This idempotency key was used with another input: send a fresh key.', [
      'idempotencyKey',
    ]);
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
