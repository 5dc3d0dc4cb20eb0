import { describe, expect, it } from '@jest/globals';
import {
  aDeal,
  aDealFact,
  aMove,
  anAccepted,
  aReferral,
  at,
  aWonDeal,
  decideAll,
  found,
} from '../../../../test/support/worlds/referral-group.js';
import { afterWindow } from './decide-referrals.rules.js';
import type { DealInput, DecidedReferral } from './referral-group.rules.js';

const INSIDE = at('2027-02-01');
const PAST = at('2027-06-01');

/** Decides one referral of 1 January, 60 days: day 60 is 2 March, day 61 is 3 March. */
function decideOne(
  given: Parameters<typeof anAccepted>[1] = {},
  deals: readonly DealInput[] = [],
  now = PAST,
): DecidedReferral {
  return found(decideAll([anAccepted('r1', given)], deals, now)[0]);
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
      status: 'ACCEPTED',
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
      step: 'ACCEPTED',
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
      reportedOn: '2027-02-09',
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

describe('decideReferrals: deals', () => {
  it('R-W11: a deal won before anybody accepted the referral converts it; its points wait', () => {
    const deals = [aWonDeal('d1', ['r1'], '2027-02-10')];
    const pending = found(decideAll([aReferral('r1')], deals, PAST)[0]);
    expect(pending).toMatchObject({ status: 'CONVERTED', moderation: 'PENDING', pointsDue: 0 });
    expect(decideOne({}, deals)).toMatchObject({ status: 'CONVERTED', pointsDue: 100 });
  });

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
      step: 'ACCEPTED',
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
    expect(decideOne({}, [aDeal('d1', ['r1'], [])], INSIDE).status).toBe('ACCEPTED');
    const dayless = aDeal('d1', ['r1'], [aDealFact('WON', '2027-01-20')]);
    expect(decideOne({}, [dayless], INSIDE)).toMatchObject({ status: 'OPPORTUNITY', pointsDue: 0 });
  });
});
