import type { Points } from '../../kernel/points.js';
import { userError } from '../../platform/errors/index.js';
import type { Posted, PostingResult } from './ledger.rules.js';

/** More was requested of a wallet than it holds (R-P3); points past their expiry do not count. */
export class InsufficientBalance extends userError('InsufficientPoints') {
  constructor(
    readonly available: Points,
    readonly needed: Points,
  ) {
    super(`${needed - available} more points are needed.`, [], {
      missingPoints: needed - available,
    });
  }
}

/** A posting's key was used before for something else (R-P4): a caller's mistake. */
export class PostingKeyReused extends Error {
  override readonly name = 'PostingKeyReused';

  constructor(key: string) {
    super(`The posting key ${key} was used for something else before.`);
  }
}

/** There is nothing with this subject or key to reverse, return or release. */
export class TransferNotFound extends Error {
  override readonly name = 'TransferNotFound';

  constructor(key: string) {
    super(`${key} names a posting that is not there.`);
  }
}

/** More is to be undone than is left of the earlier posting: never more than it was (R-P2). */
export class AlreadyReversed extends Error {
  override readonly name = 'AlreadyReversed';

  constructor(
    key: string,
    readonly standing: Points,
    readonly needed: Points,
  ) {
    super(`${key} would undo ${needed} points where ${standing} stand.`);
  }
}

/**
 * The result, where the item was posted. Throws InsufficientBalance, PostingKeyReused,
 * TransferNotFound or AlreadyReversed, which rolls the caller's transaction back.
 */
export function postedOrThrow(result: PostingResult | undefined): Posted {
  if (result === undefined) throw new Error('The ledger did not answer.');
  if (result.ok) return result;
  switch (result.error) {
    case 'INSUFFICIENT_BALANCE':
      throw new InsufficientBalance(result.available, result.needed);
    case 'KEY_REUSED':
      throw new PostingKeyReused(result.key);
    case 'TRANSFER_NOT_FOUND':
      throw new TransferNotFound(result.key);
    case 'ALREADY_REVERSED':
      throw new AlreadyReversed(result.key, result.available, result.needed);
  }
}
