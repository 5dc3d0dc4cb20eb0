import { describe, expect, it } from '@jest/globals';
import {
  availabilityOf,
  type Candidate,
  type Offer,
  type RewardBlock,
} from './redemption-eligibility.rules.js';

const offer: Offer = {
  status: 'LIVE',
  isGift: true,
  pricePoints: 500,
  stock: 3,
  perAdvocateLimit: 2,
};
const candidate: Candidate = {
  isHere: true,
  employer: { allowsGifts: true },
  availablePoints: 500,
  redeemed: 1,
};

describe('what stands between an advocate and a reward', () => {
  it('nothing, with exactly the points, the last free unit of the limit, and stock', () => {
    expect(availabilityOf(offer, candidate)).toEqual({
      redeemable: true,
      reason: null,
      missingPoints: 0,
    });
  });

  const cases: [string, Partial<Offer>, Partial<Candidate>, RewardBlock][] = [
    [
      'R-R6: a company that forbids gifts',
      {},
      { employer: { allowsGifts: false } },
      'GIFTS_NOT_ALLOWED',
    ],
    ['a reward that is paused', { status: 'PAUSED' }, {}, 'NOT_LIVE'],
    ['a reward that is a draft', { status: 'DRAFT' }, {}, 'NOT_LIVE'],
    ['the limit per advocate', {}, { redeemed: 2 }, 'LIMIT_REACHED'],
    ['no unit in stock', { stock: 0 }, {}, 'OUT_OF_STOCK'],
    ['points that are missing', {}, { availablePoints: 499 }, 'NOT_ENOUGH_POINTS'],
    ['an advocate who left', {}, { isHere: false }, 'NOT_AN_ADVOCATE'],
  ];
  it.each(cases)('%s', (_name, offerChange, candidateChange, reason) => {
    const found = availabilityOf(
      { ...offer, ...offerChange },
      { ...candidate, ...candidateChange },
    );
    expect(found).toMatchObject({ redeemable: false, reason });
  });

  it('R-R6: what is no gift (a donation, a service) is open where gifts are not allowed', () => {
    const found = availabilityOf(
      { ...offer, isGift: false },
      { ...candidate, employer: { allowsGifts: false } },
    );
    expect(found.redeemable).toBe(true);
  });

  it('says how many points are missing, also when something else is in the way', () => {
    // 500 - 120 = 380
    expect(availabilityOf({ ...offer, stock: 0 }, { ...candidate, availablePoints: 120 })).toEqual({
      redeemable: false,
      reason: 'OUT_OF_STOCK',
      missingPoints: 380,
    });
  });

  it('a person without an advocate profile looks, and does not redeem', () => {
    expect(availabilityOf(offer, null)).toEqual({
      redeemable: false,
      reason: 'NOT_AN_ADVOCATE',
      missingPoints: 0,
    });
  });
});
