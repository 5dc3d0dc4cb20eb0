/**
 * An outcome that the caller is expected to handle: it leaves a mutation as a member of its union
 * (`type` is that member's GraphQL type, `code` is the same for programs). `path` names the wrong
 * fields of the input; `extra` is what a person needs to go on (the new price, the reviewer who was
 * first) and holds no secrets.
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

/** A class of errors that can be listed in a mutation's union. */
export interface UserErrorClass {
  readonly type: string;
  readonly prototype: UserError;
}

/**
 * The base of an expected error: its name is its GraphQL type's, its code is made of it
 * (`OutOfStock`, `OUT_OF_STOCK`). The type itself is made where a union lists the class.
 */
export function userError(type: string) {
  const code = type.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase();
  return class extends UserError {
    static readonly type = type;
    override readonly name = type;
    readonly type = type;
    readonly code = code;
  };
}
