import type { Points } from '../../../kernel/points.js';
import { userError } from '../../../platform/errors/index.js';

/** The last unit went to somebody else (R-R2). */
export class OutOfStock extends userError('OutOfStock') {
  constructor() {
    super('The last one is gone. Your points were not touched.', ['rewardId']);
  }
}

/** The reward changed since the advocate saw it; `extra.reward` is the reward now (R-R4). */
export class PriceChanged extends userError('PriceChanged') {
  constructor(reward: { readonly pricePoints: Points }) {
    super(
      `This reward was changed in the meantime; it costs ${String(reward.pricePoints)} points now. Look again, then redeem.`,
      ['pricePoints'],
      { reward },
    );
  }
}

export class InsufficientPoints extends userError('InsufficientPoints') {
  constructor(missingPoints: Points) {
    super(`${String(missingPoints)} more points are needed for this reward.`, ['pricePoints'], {
      missingPoints,
    });
  }
}

export class LimitReached extends userError('LimitReached') {
  constructor(limit: number) {
    super(
      `Each advocate can redeem this reward ${limit === 1 ? 'once' : `${String(limit)} times`}.`,
      ['rewardId'],
    );
  }
}

/** R-R6: says why, and what is open instead. */
export class GiftsNotAllowed extends userError('GiftsNotAllowed') {
  constructor(path: 'rewardId' | 'approve' = 'rewardId') {
    super(
      path === 'approve'
        ? 'The company that they work for now does not allow gifts: do not accept it, and the points are back.'
        : 'Your company does not allow gifts. A reward that is no gift is open to you, where one is offered.',
      [path],
    );
  }
}

/** R-C5 */
export class OwnRedemption extends userError('OwnRedemption') {
  constructor() {
    super('Nobody decides on their own redemption: a colleague has to.', ['id']);
  }
}

export class NotRevealable extends userError('NotRevealable') {
  constructor() {
    super('There is no code to show yet: it comes with the approval.', ['redemptionId']);
  }
}
