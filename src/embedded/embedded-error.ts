export type EmbeddedErrorCode =
  | 'BINARIES_MISSING'
  | 'DATA_FOLDER_BROKEN'
  | 'DATA_FOLDER_IN_USE'
  | 'DATA_FOLDER_OTHER_VERSION'
  | 'HOME_NOT_PASSABLE'
  | 'HOME_NOT_WRITABLE'
  | 'START_FAILED';

/** Its message says what is wrong and what to do about it; it is meant to be printed without a stack. */
export class EmbeddedError extends Error {
  override readonly name = 'EmbeddedError';
  readonly code: EmbeddedErrorCode;

  constructor(code: EmbeddedErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
  }
}

/** The code of a failed system call (`ENOENT`, `EACCES`, …) or of PostgreSQL, if it has one. */
export function systemCode(error: unknown): string | undefined {
  // Not `instanceof Error`: in Jest the errors of Node itself come from another realm.
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
