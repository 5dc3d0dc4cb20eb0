import { describe, expect, it } from '@jest/globals';
import {
  aDecision,
  aMove,
  aReferral,
  at,
  aWonDeal,
  decideAll,
  found,
} from '../../../../test/support/worlds/referral-group.js';
import type { DealInput, DecidedReferral } from './referral-group.rules.js';

const INSIDE = at('2027-02-01');

/** Decides one referral of 1 January, 60 days, by default long after its window. */
function decideOne(
  given: Parameters<typeof aReferral>[1] = {},
  deals: readonly DealInput[] = [],
  now = at('2027-06-01'),
): DecidedReferral {
  return found(decideAll([aReferral('r1', given)], deals, now)[0]);
}

describe('steps and decisions of a referral', () => {
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
    const cleared = [aDecision('ACCEPTED', '2027-01-02'), aDecision('FRAUD_CLEARED', '2027-02-02')];
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
    const accepted = aDecision('ACCEPTED', '2027-01-02');
    const confirmed = { ...told, decisions: [accepted, aDecision('CONFIRMED', '2027-04-01')] };
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
