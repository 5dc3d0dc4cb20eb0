import { describe, expect, it } from '@jest/globals';
import {
  aDeal,
  aDealFact,
  aDecision,
  aMove,
  aReferral,
  at,
  aWonDeal,
} from '../../../test/support/referral-group.js';
import { afterWindow, decideReferrals } from './decide-referrals.rules.js';
import type { DealInput, DecidedReferral, ReferralInput } from './referral-group.rules.js';

const INSIDE = at('2027-02-01');
const PAST = at('2027-06-01');

/** Decides one referral of 1 January, 60 days: day 60 is 2 March, day 61 is 3 March. */
function decideOne(
  given: Parameters<typeof aReferral>[1] = {},
  deals: readonly DealInput[] = [],
  now = PAST,
): DecidedReferral {
  return decideAll([aReferral('r1', given)], deals, now)[0]!;
}

function decideAll(
  referrals: readonly ReferralInput[],
  deals: readonly DealInput[] = [],
  now = PAST,
): DecidedReferral[] {
  const decided = decideReferrals({ referrals, deals }, now);
  return referrals.map(({ id }) => decided.get(id)!);
}

describe('decideReferrals: the window', () => {
  it('R-W1: a deal won on day 60 converts, one won on day 61 does not', () => {
    expect(decideOne({}, [aWonDeal('d1', ['r1'], '2027-03-02')])).toMatchObject({
      status: 'CONVERTED',
      creditedDealId: 'd1',
      convertedOn: '2027-03-02',
      pointsDue: 100,
      wonOutsideWindow: false,
      closedOnFlag: null,
    });
    expect(decideOne({}, [aWonDeal('d1', ['r1'], '2027-03-03')])).toMatchObject({
      status: 'EXPIRED',
      convertedOn: null,
      pointsDue: 0,
      wonOutsideWindow: true,
    });
  });

  it('R-W1: the day of the submission itself converts', () => {
    expect(decideOne({}, [aWonDeal('d1', ['r1'], '2027-01-01')]).status).toBe('CONVERTED');
  });

  it('R-W2: the frozen terms count', () => {
    const deal = aWonDeal('d1', ['r1'], '2027-03-02');
    expect(decideOne({ windowDays: 59 }, [deal]).status).toBe('EXPIRED');
  });

  it('R-W4: expires at the instant that the window closes, not before', () => {
    expect(decideOne({}, [], at('2027-03-02T23:59:59.999Z'))).toMatchObject({
      status: 'SUBMITTED',
      windowOpen: true,
    });
    expect(decideOne({}, [], at('2027-03-03'))).toMatchObject({
      status: 'EXPIRED',
      windowOpen: false,
      reasonCode: 'WINDOW_ENDED',
    });
  });

  it('R-W4: the milestones move on after the window', () => {
    const facts = [aMove('MEETING', '2027-04-01')];
    expect(decideOne({ facts })).toMatchObject({ status: 'EXPIRED', step: 'MEETING' });
  });

  it('R-W4: a deal told late with a day inside the window still converts', () => {
    const told = aDealFact('WON', '2027-05-20', '2027-03-02');
    expect(decideOne({}, [aDeal('d1', ['r1'], [told])])).toMatchObject({
      status: 'CONVERTED',
      pointsDue: 100,
      closedOnFlag: 'TOLD_LATE',
    });
  });

  it('R-W4: a later win is apart, and paid with its own points', () => {
    const decided = decideOne({ lateWinPoints: 30 }, [aWonDeal('d1', ['r1'], '2027-03-20')]);
    expect(decided).toMatchObject({
      status: 'EXPIRED',
      step: 'OPPORTUNITY',
      wonOutsideWindow: true,
      wonBeforeReferral: false,
      creditedDealId: 'd1',
      convertedOn: null,
      pointsDue: 30,
    });
  });

  it('R-W10: a deal closed before d0 is won before the referral, and pays nothing', () => {
    const given = { lateWinPoints: 30, assistPoints: 20 };
    expect(decideOne(given, [aWonDeal('d1', ['r1'], '2026-12-31')])).toMatchObject({
      status: 'EXPIRED',
      step: 'SUBMITTED',
      wonBeforeReferral: true,
      wonOutsideWindow: false,
      creditedDealId: null,
      pointsDue: 0,
    });
  });

  it('R-W4: a closing told on the 7th day is not marked, on the 8th it is', () => {
    const told = (day: string) => [
      aDeal('d1', ['r1'], [aDealFact('WON', `${day}T23:00:00Z`, '2027-02-01')]),
    ];
    expect(decideOne({}, told('2027-02-08')).closedOnFlag).toBeNull();
    expect(decideOne({}, told('2027-02-09')).because.flag).toEqual({
      kind: 'TOLD_LATE',
      dealId: 'd1',
      closedOn: '2027-02-01',
      toldOn: '2027-02-09',
      days: 8,
      otherClosedOn: null,
    });
  });

  it('R-W4: a closing moved across the edge of the window is marked, within it is not', () => {
    const moved = (from: string, to: string) =>
      aDeal(
        'd1',
        ['r1'],
        [
          aDealFact('WON', `${from}T12:00:00Z`, from),
          aDealFact('WON', `${from}T13:00:00Z`, to, { factId: 'moved' }),
        ],
      );
    expect(decideOne({}, [moved('2027-03-03', '2027-03-02')])).toMatchObject({
      status: 'CONVERTED',
      closedOnFlag: 'MOVED_ACROSS_EDGE',
      because: { flag: { closedOn: '2027-03-02', otherClosedOn: '2027-03-03' } },
    });
    expect(decideOne({}, [moved('2027-03-02', '2027-03-03')]).closedOnFlag).toBe(
      'MOVED_ACROSS_EDGE',
    );
    expect(decideOne({}, [moved('2027-03-02', '2027-03-01')]).closedOnFlag).toBeNull();
  });

  it('R-W4: closing a stored projection is the same as deciding it again', () => {
    const facts = [aMove('QUALIFIED', '2027-01-20')];
    for (const given of [{}, { facts }, { facts: [aMove('LOST', '2027-01-20')] }]) {
      expect(afterWindow(decideOne(given, [], INSIDE))).toEqual(decideOne(given, [], PAST));
    }
  });
});

describe('decideReferrals: steps and decisions', () => {
  it('R-W3: skips steps and steps back; the newest fact counts, whatever came in first', () => {
    const facts = [aMove('QUALIFIED', '2027-01-20'), aMove('OPPORTUNITY', '2027-01-10')];
    expect(decideOne({ facts }, [], INSIDE)).toMatchObject({ status: 'QUALIFIED' });
  });

  it('R-W3: the first contact is kept apart from the status', () => {
    const facts = [
      aMove('CONTACTED', '2027-01-09', { memberId: 'dana' }),
      aMove('CONTACTED', '2027-01-04', { memberId: 'ken' }),
    ];
    expect(decideOne({ facts }, [], INSIDE)).toMatchObject({
      status: 'SUBMITTED',
      firstContactedAt: at('2027-01-04'),
      contactMemberId: 'dana',
    });
  });

  it('R-W3: acceptance moves a submitted referral on, and no other', () => {
    const decisions = [aDecision('ACCEPTED', '2027-01-05')];
    expect(decideOne({ decisions }, [], INSIDE)).toMatchObject({
      status: 'ACCEPTED',
      moderation: 'APPROVED',
    });
    const facts = [aMove('MEETING', '2027-01-03')];
    expect(decideOne({ decisions, facts }, [], INSIDE).status).toBe('MEETING');
  });

  it('R-W3: imported referrals count as accepted', () => {
    const decided = decideOne({ source: 'IMPORT' }, [], INSIDE);
    expect(decided).toMatchObject({ status: 'ACCEPTED', moderation: 'APPROVED' });
  });

  it('R-W3: a denied referral has nothing due, and a later acceptance gives it back', () => {
    const deals = [aWonDeal('d1', ['r1'], '2027-02-01')];
    const denied = aDecision('DENIED', '2027-02-02');
    expect(decideOne({ decisions: [denied] }, deals)).toMatchObject({
      moderation: 'DENIED',
      pointsDue: 0,
    });
    const accepted = aDecision('ACCEPTED', '2027-02-03');
    expect(decideOne({ decisions: [accepted, denied] }, deals).pointsDue).toBe(100);
  });

  it('R-P3: a confirmed fraud has nothing due; a clear by a person stays', () => {
    const deals = [aWonDeal('d1', ['r1'], '2027-02-01')];
    const confirmed = [aDecision('FRAUD_CONFIRMED', '2027-02-02')];
    expect(decideOne({ decisions: confirmed, fraudSignal: 'CLEAR' }, deals)).toMatchObject({
      fraudStatus: 'CONFIRMED',
      pointsDue: 0,
    });
    const cleared = [aDecision('FRAUD_CLEARED', '2027-02-02')];
    expect(decideOne({ decisions: cleared, fraudSignal: 'FLAGGED' }, deals)).toMatchObject({
      fraudStatus: 'CLEARED',
      pointsDue: 100,
    });
  });

  it('told by word of mouth: points wait for the advocate, and a refusal withdraws it', () => {
    const deals = [aWonDeal('d1', ['r1'], '2027-02-01')];
    const told = { source: 'SALES', needsConfirmation: true } as const;
    expect(decideOne(told, deals)).toMatchObject({
      status: 'CONVERTED',
      confirmation: 'WAITING',
      pointsDue: 0,
    });
    const confirmed = { ...told, decisions: [aDecision('CONFIRMED', '2027-04-01')] };
    expect(decideOne(confirmed, deals)).toMatchObject({ pointsDue: 100 });
    const refused = { ...told, decisions: [aDecision('REFUSED', '2027-04-01')] };
    expect(decideOne(refused, deals)).toMatchObject({
      status: 'WITHDRAWN',
      step: 'WITHDRAWN',
      reasonCode: 'REFUSED_BY_ADVOCATE',
      confirmation: 'REFUSED',
      pointsDue: 0,
    });
  });

  it('a withdrawn referral is not converted', () => {
    const facts = [aMove('WITHDRAWN', '2027-01-10')];
    const decided = decideOne({ facts }, [aWonDeal('d1', ['r1'], '2027-02-01')]);
    expect(decided).toMatchObject({ status: 'WITHDRAWN', creditedDealId: null, pointsDue: 0 });
  });

  it('an import without awards is counted and not paid', () => {
    const given = { source: 'IMPORT', awardsPoints: false } as const;
    const decided = decideOne(given, [aWonDeal('d1', ['r1'], '2027-02-01')]);
    expect(decided).toMatchObject({ status: 'CONVERTED', pointsDue: 0 });
  });

  it('R-W6: a customer or somebody in talks is unqualified, and their deal converts nothing', () => {
    const facts = [
      aMove('UNQUALIFIED', '2027-01-01T09:00:00Z', { reasonCode: 'ALREADY_IN_TALKS' }),
    ];
    const deals = [aWonDeal('d1', ['r1'], '2027-02-01')];
    expect(decideOne({ facts }, deals)).toMatchObject({
      status: 'UNQUALIFIED',
      reasonCode: 'ALREADY_IN_TALKS',
      pointsDue: 0,
    });
    const movedOn = [...facts, aMove('QUALIFIED', '2027-01-05')];
    expect(decideOne({ facts: movedOn }, deals).status).toBe('CONVERTED');
  });
});

describe('decideReferrals: deals', () => {
  const won = aDealFact('WON', '2027-02-01T15:00:00Z', '2027-02-01');
  const open = aDealFact('OPEN', '2027-02-10T15:00:00Z');
  const refunded = aDealFact('REFUNDED', '2027-02-20T15:00:00Z');
  const wonAgain = aDealFact('WON', '2027-02-25T15:00:00Z', '2027-02-25');

  it('R-W5: reopened, lost, refunded and deleted deals give nothing; won again gives it once', () => {
    const after = (...facts: ReturnType<typeof aDealFact>[]) =>
      decideOne({}, [aDeal('d1', ['r1'], facts)]);
    expect(after(won, open)).toMatchObject({
      status: 'EXPIRED',
      step: 'OPPORTUNITY',
      pointsDue: 0,
    });
    expect(after(won, refunded)).toMatchObject({
      status: 'LOST',
      reasonCode: 'DEAL_REFUNDED',
      pointsDue: 0,
    });
    expect(after(won, aDealFact('LOST', '2027-02-20'))).toMatchObject({
      status: 'LOST',
      reasonCode: 'DEAL_LOST',
      creditedDealId: null,
    });
    expect(after(won, aDealFact('DELETED', '2027-02-20'))).toMatchObject({
      status: 'EXPIRED',
      step: 'SUBMITTED',
      pointsDue: 0,
    });
    expect(after(won, open, wonAgain)).toMatchObject({
      status: 'CONVERTED',
      convertedOn: '2027-02-25',
      pointsDue: 100,
    });
  });

  it('is lost only when every deal is lost, and goes on when sales says so later', () => {
    const lost = aDeal('d1', ['r1'], [aDealFact('LOST', '2027-01-20')]);
    const other = aDeal('d2', ['r1'], [aDealFact('OPEN', '2027-01-10')]);
    expect(decideOne({}, [lost], INSIDE).status).toBe('LOST');
    expect(decideOne({}, [lost, other], INSIDE).status).toBe('OPPORTUNITY');
    const facts = [aMove('MEETING', '2027-01-25')];
    expect(decideOne({ facts }, [lost], INSIDE).status).toBe('MEETING');
  });

  it('R-W3: an open deal is an opportunity until sales steps back', () => {
    const deals = [aDeal('d1', ['r1'], [aDealFact('OPEN', '2027-01-10')])];
    const before = { facts: [aMove('QUALIFIED', '2027-01-05')] };
    const back = { facts: [aMove('MEETING', '2027-01-15')] };
    expect(decideOne(before, deals, INSIDE).step).toBe('OPPORTUNITY');
    expect(decideOne(back, deals, INSIDE).step).toBe('MEETING');
  });

  it('R-W5: two deals of one referral give one award', () => {
    const deals = [aWonDeal('d1', ['r1'], '2027-02-20'), aWonDeal('d2', ['r1'], '2027-02-10')];
    expect(decideOne({}, deals)).toMatchObject({ creditedDealId: 'd2', pointsDue: 100 });
  });

  it('a deal without a fact is none, and a win without a day lies in no window', () => {
    expect(decideOne({}, [aDeal('d1', ['r1'], [])], INSIDE).status).toBe('SUBMITTED');
    const dayless = aDeal('d1', ['r1'], [aDealFact('WON', '2027-01-20')]);
    expect(decideOne({}, [dayless], INSIDE)).toMatchObject({ status: 'OPPORTUNITY', pointsDue: 0 });
  });
});

describe('decideReferrals: one deal, several referrals', () => {
  const first = aReferral('r1', { assistPoints: 15, lateWinPoints: 30 });
  const second = aReferral('r2', {
    submitted: '2027-01-20T09:00:00Z',
    assistPoints: 15,
    lateWinPoints: 30,
  });

  it('R-W9: the earliest submitted whose window contains the day converts; the other is assisted', () => {
    const [one, two] = decideAll(
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
    const [one, two] = decideAll([first, second], [aWonDeal('d1', ['r1', 'r2'], '2027-03-10')]);
    expect(one).toMatchObject({
      status: 'LOST',
      reasonCode: 'CREDITED_ELSEWHERE',
      wonOutsideWindow: false,
      pointsDue: 15,
    });
    expect(two).toMatchObject({ status: 'CONVERTED', pointsDue: 100 });
  });

  it('R-W4: after all windows one referral has the later win, the earliest', () => {
    const [one, two] = decideAll([first, second], [aWonDeal('d1', ['r1', 'r2'], '2027-05-10')]);
    expect(one).toMatchObject({ status: 'EXPIRED', wonOutsideWindow: true, pointsDue: 30 });
    expect(two).toMatchObject({ status: 'LOST', wonOutsideWindow: false, pointsDue: 15 });
  });

  it('R-W10: a referral that came after the sale is apart, and takes no assist', () => {
    const [one, two] = decideAll([first, second], [aWonDeal('d1', ['r1', 'r2'], '2027-01-10')]);
    expect(one!.status).toBe('CONVERTED');
    expect(two).toMatchObject({ status: 'EXPIRED', wonBeforeReferral: true, pointsDue: 0 });
  });

  it('R-W9: a referral that is out of it takes no credit from another', () => {
    const deals = [aWonDeal('d1', ['r1', 'r2'], '2027-02-10')];
    const withdrawn = { ...first, facts: [aMove('WITHDRAWN', '2027-01-30')] };
    expect(decideAll([withdrawn, second], deals)[1]!.status).toBe('CONVERTED');
    const denied = { ...first, decisions: [aDecision('DENIED', '2027-01-30')] };
    const [one, two] = decideAll([denied, second], deals);
    expect(one).toMatchObject({ status: 'LOST', reasonCode: 'CREDITED_ELSEWHERE', pointsDue: 0 });
    expect(two).toMatchObject({ status: 'CONVERTED', pointsDue: 100 });
  });

  it('R-W9: a referral with a deal of its own that is open is not lost', () => {
    const deals = [
      aWonDeal('d1', ['r1', 'r2'], '2027-02-10'),
      aDeal('d2', ['r2'], [aDealFact('OPEN', '2027-02-11')]),
    ];
    const two = decideAll([first, second], deals, at('2027-02-15'))[1];
    expect(two).toMatchObject({ status: 'OPPORTUNITY', pointsDue: 15 });
  });

  describe('with a split', () => {
    const shares = [
      { referralId: 'r1', percent: 67 },
      { referralId: 'r2', percent: 33 },
    ];
    const splitOn = (declaredAt: string) => ({ splits: [{ declaredAt: at(declaredAt), shares }] });
    const terms = { conversionPoints: 50 };
    const pair = [
      { ...first, ...terms },
      { ...second, ...terms },
    ];

    it('R-W9: declared on the day of closing it counts, and the points sum up exactly', () => {
      const deal = aWonDeal('d1', ['r1', 'r2'], '2027-02-10', splitOn('2027-02-10T23:59:00Z'));
      const [one, two] = decideAll(pair, [deal]);
      // 33.5 and 16.5 make 50: both remainders are a half, the first submitted gets the point
      expect(one).toMatchObject({ status: 'CONVERTED', pointsDue: 34, because: { percent: 67 } });
      expect(two).toMatchObject({ status: 'CONVERTED', pointsDue: 16, because: { percent: 33 } });
    });

    it('R-W9: declared the day after it is too late', () => {
      const deal = aWonDeal('d1', ['r1', 'r2'], '2027-02-10', splitOn('2027-02-11T00:00:00Z'));
      const [one, two] = decideAll(pair, [deal]);
      expect(one).toMatchObject({ status: 'CONVERTED', pointsDue: 50 });
      expect(two).toMatchObject({ status: 'LOST', reasonCode: 'CREDITED_EARLIER' });
    });

    it('R-W1: a share converts nothing outside its window', () => {
      const deal = aWonDeal('d1', ['r1', 'r2'], '2027-03-10', splitOn('2027-02-11'));
      const [one, two] = decideAll(pair, [deal]);
      expect(one).toMatchObject({ status: 'LOST', reasonCode: 'CREDITED_ELSEWHERE' });
      expect(two).toMatchObject({ status: 'CONVERTED', pointsDue: 17 }); // 16.5, rounded
    });
  });
});
