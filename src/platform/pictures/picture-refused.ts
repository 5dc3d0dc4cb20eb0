/**
 * `BROKEN`: cut off, or not what its first bytes say; `TOO_MANY_PIXELS`: it would not fit into the
 * memory that a picture may take; `TOO_SLOW`: it could not be read in time.
 */
export type PictureProblem = 'BROKEN' | 'TOO_MANY_PIXELS' | 'TOO_SLOW';

/** A picture that is not kept; `details` are numbers for people. */
export class PictureRefused extends Error {
  override readonly name = 'PictureRefused';

  constructor(
    readonly reason: PictureProblem,
    readonly details: Readonly<Record<string, number>> = {},
    override readonly cause?: unknown,
  ) {
    super(`A picture was refused: ${reason}`);
  }
}

/** So many pictures wait already that this one would not be read in time. */
export class PicturesBusy extends Error {
  override readonly name = 'PicturesBusy';
}
