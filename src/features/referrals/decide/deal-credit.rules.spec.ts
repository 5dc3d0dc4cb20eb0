import { describe, expect, it } from '@jest/globals';
import {
  aDeal,
  aDealFact,
  aDecision,
  aMove,
  anAccepted,
  at,
  aWonDeal,
  decideAll,
} from '../../../../test/support/worlds/referral-group.js';
import type { DealInput, ReferralInput } from './referral-group.rules.js';

/** Long after all windows by default. */
function decide(
  referrals: readonly ReferralInput[],
  deals: readonly DealInput[],
  now = at('2027-06-01'),
) {
  return decideAll(referrals, deals, now);
}

describe('credit for one deal of several referrals', () => {
  const first = anAccepted('r1', { assistPoints: 15, lateWinPoints: 30 });
  const second = anAccepted('r2', {
    submitted: '2027-01-20T09:00:00Z',
    assistPoints: 15,
    lateWinPoints: 30,
  });

  it('R-W9: the earliest submitted whose window contains the day converts; the other is assisted', () => {
    const [one, two] = decide(
      [second, first],
      [aWonDeal('d1', ['r2', 'r1'], '2027-02-10')],
    ).toReversed();
    expect(one).toMatchObject({ status: 'CONVERTED', pointsDue: 100 });
    expect(two).toMatchObject({
      status: 'LOST',
      step: 'LOST',
      reasonCode: 'CREDITED_EARLIER',
      creditedDealId: null,
      pointsDue: 15,
      wonOutsideWindow: false,
    });
  });

  it('R-W9: a window that had ended leaves the credit to the next', () => {
    const [one, two] = decide([first, second], [aWonDeal('d1', ['r1', 'r2'], '2027-03-10')]);
    expect(one).toMatchObject({
      status: 'LOST',
      reasonCode: 'CREDITED_ELSEWHERE',
      wonOutsideWindow: false,
      pointsDue: 15,
    });
    expect(two).toMatchObject({ status: 'CONVERTED', pointsDue: 100 });
  });

  it('R-W4: after all windows one referral has the later win, the earliest', () => {
    const [one, two] = decide([first, second], [aWonDeal('d1', ['r1', 'r2'], '2027-05-10')]);
    expect(one).toMatchObject({ status: 'EXPIRED', wonOutsideWindow: true, pointsDue: 30 });
    expect(two).toMatchObject({ status: 'LOST', wonOutsideWindow: false, pointsDue: 15 });
  });

  it('R-W10: a referral that came after the sale is apart, and takes no assist', () => {
    const [one, two] = decide([first, second], [aWonDeal('d1', ['r1', 'r2'], '2027-01-10')]);
    expect(one?.status).toBe('CONVERTED');
    expect(two).toMatchObject({ status: 'EXPIRED', wonBeforeReferral: true, pointsDue: 0 });
  });

  it('R-W9: a referral that is out of it takes no credit from another', () => {
    const deals = [aWonDeal('d1', ['r1', 'r2'], '2027-02-10')];
    const withdrawn = { ...first, facts: [aMove('WITHDRAWN', '2027-01-30')] };
    expect(decide([withdrawn, second], deals)[1]?.status).toBe('CONVERTED');
    const reasonCode = 'ALREADY_CUSTOMER';
    const known = { ...first, facts: [aMove('UNQUALIFIED', '2027-01-01', { reasonCode })] };
    expect(decide([known, second], deals)[1]?.status).toBe('CONVERTED');
    const denied = { ...first, decisions: [aDecision('DENIED', '2027-01-30')] };
    const [one, two] = decide([denied, second], deals);
    expect(one).toMatchObject({ status: 'LOST', reasonCode: 'CREDITED_ELSEWHERE', pointsDue: 0 });
    expect(two).toMatchObject({ status: 'CONVERTED', pointsDue: 100 });
  });

  it('R-W9: a referral with a deal of its own that is open is not lost', () => {
    const deals = [
      aWonDeal('d1', ['r1', 'r2'], '2027-02-10'),
      aDeal('d2', ['r2'], [aDealFact('OPEN', '2027-02-11')]),
    ];
    const two = decide([first, second], deals, at('2027-02-15'))[1];
    expect(two).toMatchObject({ status: 'OPPORTUNITY', pointsDue: 15 });
  });

  describe('with a split', () => {
    const shares = [
      { referralId: 'r1', percent: 67 },
      { referralId: 'r2', percent: 33 },
    ];
    const splitOn = (declaredAt: string) => ({
      splits: [{ version: 1, declaredAt: at(declaredAt), shares }],
    });
    const terms = { conversionPoints: 50 };
    const pair = [
      { ...first, ...terms },
      { ...second, ...terms },
    ];

    it('R-W9: declared on the day of closing it counts, and the points sum up exactly', () => {
      const deal = aWonDeal('d1', ['r1', 'r2'], '2027-02-10', splitOn('2027-02-10T23:59:00Z'));
      const [one, two] = decide(pair, [deal]);
      // 33.5 and 16.5 make 50: both remainders are a half, the first submitted gets the point
      expect(one).toMatchObject({ status: 'CONVERTED', pointsDue: 34, because: { percent: 67 } });
      expect(two).toMatchObject({ status: 'CONVERTED', pointsDue: 16, because: { percent: 33 } });
    });

    it('R-W9: declared the day after it is too late', () => {
      const deal = aWonDeal('d1', ['r1', 'r2'], '2027-02-10', splitOn('2027-02-11T00:00:00Z'));
      const [one, two] = decide(pair, [deal]);
      expect(one).toMatchObject({ status: 'CONVERTED', pointsDue: 50 });
      expect(two).toMatchObject({ status: 'LOST', reasonCode: 'CREDITED_EARLIER' });
    });

    it('R-W1: a share converts nothing outside its window', () => {
      const deal = aWonDeal('d1', ['r1', 'r2'], '2027-03-10', splitOn('2027-02-11'));
      const [one, two] = decide(pair, [deal]);
      expect(one).toMatchObject({ status: 'LOST', reasonCode: 'CREDITED_ELSEWHERE' });
      expect(two).toMatchObject({ status: 'CONVERTED', pointsDue: 17 }); // 16.5, rounded
    });
  });
});
