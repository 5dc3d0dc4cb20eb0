import { DisplayableError } from '../../kernel/displayable-error.js';
import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import type { DeclaredLine } from '../timeline/index.js';
import type { PictureOutcome, PictureOwnerKind } from './picture.rules.js';

/** Who asks for a picture: those who make challenges and rewards, or one advocate. */
export interface PictureReader {
  readonly staff: boolean;
  readonly advocateId: Id | null;
}

/** What the feature of the owner says and does for its picture. */
export interface PictureOwner {
  /**
   * Locks it until the end of the write, and says in which languages beside the programme's it is
   * read. Throws NotFound, and NotAvailable where it stays as it was.
   */
  readonly lock: (tx: Tx, id: Id) => Promise<{ readonly locales: readonly string[] }>;
  /** Whoever sees the thing sees its picture, and nobody else (R-U3, R-A1). */
  readonly isSeenBy: (tx: Tx, id: Id, reader: PictureReader) => Promise<boolean>;
  readonly line: (outcome: PictureOutcome) => DeclaredLine;
}

export class PictureOwnerError extends DisplayableError {
  override readonly name = 'PictureOwnerError';
}

const owners = new Map<PictureOwnerKind, PictureOwner>();

/** Registers what has a picture. Throws PictureOwnerError for a kind that is taken. */
export function definePictureOwner(kind: PictureOwnerKind, owner: PictureOwner): void {
  if (owners.has(kind)) throw new PictureOwnerError(`Two features have the picture of ${kind}`);
  owners.set(kind, owner);
}

/** Throws PictureOwnerError where no feature of this process has it. */
export function pictureOwner(kind: PictureOwnerKind): PictureOwner {
  const owner = owners.get(kind);
  if (!owner) throw new PictureOwnerError(`No feature has the picture of ${kind}`);
  return owner;
}
