import type { ReachedLimit } from './upload-limits.rules.js';

/** The advocate has uploaded as much as they may. */
export class UploadLimitReached extends Error {
  override readonly name = 'UploadLimitReached';

  constructor(
    readonly reached: ReachedLimit,
    /** until the day's counts begin anew */
    readonly retryAfterSeconds: number,
  ) {
    super(`An upload passes a limit: ${reached.reason}`);
  }
}
