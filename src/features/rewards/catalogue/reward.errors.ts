import type { Points } from '../../../kernel/points.js';
import { UserError } from '../../../platform/errors/index.js';

/** The last unit went to somebody else (R-R2). */
export class OutOfStock extends UserError {
  override readonly name = 'OutOfStock';
  readonly type = 'OutOfStock';
  readonly code = 'OUT_OF_STOCK';

  constructor() {
    super('The last one is gone. Your points were not touched.', ['rewardId']);
  }
}

/** The reward is not what the advocate saw; `extra.reward` is what it is now (R-R4). */
export class PriceChanged extends UserError {
  override readonly name = 'PriceChanged';
  readonly type = 'PriceChanged';
  readonly code = 'PRICE_CHANGED';

  constructor(reward: { readonly pricePoints: Points }) {
    super(
      `This reward was changed in the meantime; it costs ${String(reward.pricePoints)} points now. Look again, then redeem.`,
      ['pricePoints'],
      { reward },
    );
  }
}

export class InsufficientPoints extends UserError {
  override readonly name = 'InsufficientPoints';
  readonly type = 'InsufficientPoints';
  readonly code = 'INSUFFICIENT_POINTS';

  constructor(missingPoints: Points) {
    super(`${String(missingPoints)} more points are needed for this reward.`, ['pricePoints'], {
      missingPoints,
    });
  }
}

export class LimitReached extends UserError {
  override readonly name = 'LimitReached';
  readonly type = 'LimitReached';
  readonly code = 'LIMIT_REACHED';

  constructor(limit: number) {
    super(
      `Each advocate can redeem this reward ${limit === 1 ? 'once' : `${String(limit)} times`}.`,
      ['rewardId'],
    );
  }
}

/** R-R6: says why, and what is open instead. */
export class GiftsNotAllowed extends UserError {
  override readonly name = 'GiftsNotAllowed';
  readonly type = 'GiftsNotAllowed';
  readonly code = 'GIFTS_NOT_ALLOWED';

  constructor() {
    super(
      'Your company does not allow personal gifts. A reward that is a donation or a service is open to you instead.',
      ['rewardId'],
    );
  }
}

export class NotAvailable extends UserError {
  override readonly name = 'NotAvailable';
  readonly type = 'NotAvailable';
  readonly code = 'NOT_AVAILABLE';
}

/** A redemption that is no longer, or not yet, where this decision needs it. */
export class NotDecidable extends UserError {
  override readonly name = 'NotDecidable';
  readonly type = 'NotDecidable';
  readonly code = 'NOT_DECIDABLE';
}

/** R-C5 */
export class OwnRedemption extends UserError {
  override readonly name = 'OwnRedemption';
  readonly type = 'OwnRedemption';
  readonly code = 'OWN_REDEMPTION';

  constructor() {
    super('Nobody decides on their own redemption: a colleague has to.', ['id']);
  }
}

export class NotRevealable extends UserError {
  override readonly name = 'NotRevealable';
  readonly type = 'NotRevealable';
  readonly code = 'NOT_REVEALABLE';

  constructor() {
    super('There is no code to show yet: it comes with the approval.', ['redemptionId']);
  }
}

/** The reward cannot take this status; `extra.problems` says what is missing. */
export class NotPublishable extends UserError {
  override readonly name = 'NotPublishable';
  readonly type = 'NotPublishable';
  readonly code = 'NOT_PUBLISHABLE';

  constructor(problems: readonly { path: readonly string[]; message: string }[]) {
    super(problems.map((problem) => problem.message).join(' '), problems[0]?.path ?? [], {
      problems,
    });
  }
}
