import { describe, expect, it } from '@jest/globals';
import {
  aDeal,
  aDealFact,
  aDecision,
  aMove,
  anAccepted,
  aReferral,
  at,
  aWonDeal,
  decideAll,
  found,
} from '../../../../test/support/worlds/referral-group.js';
import type { DealInput, ReferralInput } from '../decide/referral-group.rules.js';
import { referralTimeline, timelineKey, type TimelineEntry } from './referral-timeline.rules.js';

const NOW = at('2027-02-20');

/** The timeline entries of the first referral between two states of its group. */
function told(
  before: { referrals: ReferralInput[]; deals?: DealInput[]; now?: Date } | null,
  after: { referrals: ReferralInput[]; deals?: DealInput[]; now?: Date },
): TimelineEntry[] {
  const decide = ({ referrals, deals = [], now = NOW }: typeof after) =>
    found(decideAll(referrals, deals, now)[0]);
  return referralTimeline(before && decide(before), decide(after), {
    referral: found(after.referrals[0]),
    deals: after.deals ?? [],
    now: after.now ?? NOW,
  });
}

const keys = (entries: TimelineEntry[]) => entries.map(timelineKey);
const referral = aReferral('r1');
const accepted = anAccepted('r1');
const other = aReferral('r0', { submitted: '2026-12-20T09:00:00Z' });
const won = aWonDeal('d1', ['r1'], '2027-02-10');

describe('the timeline of a referral', () => {
  it('R-W8: begins with the submission and the terms of its window', () => {
    expect(told(null, { referrals: [referral] })).toEqual([
      {
        rule: 'R-W2',
        ruleVersion: 1,
        outcome: 'SUBMITTED',
        occurredAt: at('2027-01-01T09:00:00Z'),
        audience: 'ADVOCATE',
        inputs: {
          source: 'FORM',
          submittedOn: '2027-01-01',
          windowDays: 60,
          timeZone: 'UTC',
          windowClosesAt: '2027-03-03T00:00:00.000Z',
        },
      },
    ]);
  });

  it('R-W8: says nothing where nothing changed', () => {
    const facts = [
      aMove('CONTACTED', '2027-01-03', { memberId: 'dana' }),
      aMove('LOST', '2027-02-01'),
    ];
    const moved = aReferral('r1', { facts, decisions: [aDecision('ACCEPTED', '2027-01-02')] });
    const state = { referrals: [moved], deals: [aWonDeal('d1', ['r1'], '2027-04-10')] };
    expect(told(state, { ...state, now: at('2027-02-21') })).toEqual([]);
  });

  it('R-W3: tells acceptance, contact and each step, forwards and back', () => {
    const decisions = [aDecision('ACCEPTED', '2027-01-02')];
    const facts = [aMove('CONTACTED', '2027-01-03', { memberId: 'dana' })];
    const contacted = { referrals: [aReferral('r1', { decisions, facts })] };
    const met = {
      referrals: [
        aReferral('r1', { decisions, facts: [...facts, aMove('MEETING', '2027-01-08')] }),
      ],
    };
    expect(keys(told({ referrals: [referral] }, contacted))).toEqual([
      'R-W3.ACCEPTED',
      'R-W3.CONTACTED',
    ]);
    expect(told(contacted, met)).toMatchObject([
      {
        outcome: 'MOVED',
        occurredAt: at('2027-01-08'),
        inputs: { from: 'ACCEPTED', to: 'MEETING', windowOpen: true },
      },
    ]);
    expect(keys(told(met, contacted))).toEqual(['R-W3.STEPPED_BACK']);
  });

  it('R-W1: a conversion tells the day of the window, d0, the closing and the points', () => {
    expect(told({ referrals: [accepted] }, { referrals: [accepted], deals: [won] })).toMatchObject([
      {
        rule: 'R-W1',
        outcome: 'CONVERTED',
        occurredAt: at('2027-02-10T15:00:00Z'),
        inputs: {
          dealId: 'd1',
          closedOn: '2027-02-10',
          submittedOn: '2027-01-01',
          dayNumber: 40, // 30 days of January and 10
          windowDays: 60,
          points: 100,
        },
      },
    ]);
  });

  it('R-W5: a reopened deal takes the conversion back, and won again converts again', () => {
    const reopened = aDeal('d1', ['r1'], [...won.facts, aDealFact('OPEN', '2027-02-15')]);
    const converted = { referrals: [accepted], deals: [won] };
    const open = { referrals: [accepted], deals: [reopened] };
    expect(told(converted, open)).toMatchObject([
      {
        rule: 'R-W5',
        outcome: 'CONVERSION_TAKEN_BACK',
        occurredAt: at('2027-02-15'),
        inputs: { dealId: 'd1', cause: 'DEAL_OPEN', points: 100 },
      },
    ]);
    expect(keys(told(open, converted))).toEqual(['R-W1.CONVERTED']);
  });

  it('R-W5: a closing moved out of the window says so, with the mark for the admin', () => {
    const moved = aDealFact('WON', '2027-02-11', '2027-03-09');
    const late = aDeal('d1', ['r1'], [...won.facts, moved]);
    const entries = told(
      { referrals: [accepted], deals: [won] },
      { referrals: [accepted], deals: [late] },
    );
    expect(keys(entries)).toEqual([
      'R-W5.CONVERSION_TAKEN_BACK',
      'R-W4.WON_OUTSIDE_WINDOW',
      'R-W4.CLOSED_ON_MOVED',
    ]);
    expect(entries[0]?.inputs).toMatchObject({ cause: 'CLOSED_ON_MOVED' });
    expect(entries[2]?.inputs).toMatchObject({
      closedOn: '2027-03-09',
      otherClosedOn: '2027-02-10',
    });
  });

  it('R-W4: expiry is told at the instant of the deadline, and talks go on after it', () => {
    const now = at('2027-03-05');
    const facts = [aMove('MEETING', '2027-03-04')];
    expect(told({ referrals: [referral] }, { referrals: [referral], now })).toMatchObject([
      {
        rule: 'R-W4',
        outcome: 'EXPIRED',
        occurredAt: at('2027-03-03'),
        inputs: { submittedOn: '2027-01-01', windowDays: 60, step: 'SUBMITTED' },
      },
    ]);
    const moved = told(
      { referrals: [referral], now },
      { referrals: [aReferral('r1', { facts })], now },
    );
    expect(moved).toMatchObject([
      { outcome: 'MOVED', inputs: { to: 'MEETING', windowOpen: false } },
    ]);
  });

  it('R-W4, R-W10: wins outside the window and before the referral are told apart', () => {
    const report = (closedOn: string) => {
      const deals = [aWonDeal('d1', ['r1'], closedOn)];
      return told({ referrals: [referral] }, { referrals: [referral], deals });
    };
    expect(report('2027-03-03')).toMatchObject([
      { rule: 'R-W4', outcome: 'WON_OUTSIDE_WINDOW', inputs: { dayNumber: 61, points: 0 } },
    ]);
    expect(report('2026-12-30')).toMatchObject([
      { rule: 'R-W10', outcome: 'WON_BEFORE_REFERRAL', inputs: { dayNumber: -2 } },
    ]);
  });

  it('R-W9: credit to an earlier referral is told once, without the other advocate', () => {
    const deals = [aWonDeal('d1', ['r0', 'r1'], '2027-02-10')];
    const entries = told({ referrals: [referral, other] }, { referrals: [referral, other], deals });
    expect(entries).toMatchObject([
      {
        rule: 'R-W9',
        outcome: 'CREDITED_EARLIER',
        inputs: { dealId: 'd1', closedOn: '2027-02-10', points: 0 },
      },
    ]);
    expect(JSON.stringify(entries)).not.toContain('r0');
  });

  it('R-W9: a split tells the per cents', () => {
    const shares = [
      { referralId: 'r1', percent: 40 },
      { referralId: 'r0', percent: 60 },
    ];
    const splits = [{ version: 1, declaredAt: at('2027-02-01'), shares }];
    const deals = [aWonDeal('d1', ['r0', 'r1'], '2027-02-10', { splits })];
    const entries = told({ referrals: [accepted, other] }, { referrals: [accepted, other], deals });
    expect(entries).toMatchObject([
      { outcome: 'CONVERTED_BY_SPLIT', inputs: { percent: 40, points: 40 } },
    ]);
  });

  it('R-W6: a duplicate, an import that waits, and one that is a duplicate no more', () => {
    const same = { refereeKey: 'key' };
    const mine = aReferral('r1', same);
    const early = { ...other, ...same };
    expect(told(null, { referrals: [mine, early] })[1]).toMatchObject({
      rule: 'R-W6',
      outcome: 'DUPLICATE',
      inputs: { duplicateOf: 'r0' },
    });
    const gone = { ...early, facts: [aMove('WITHDRAWN', '2026-12-21')] };
    expect(told({ referrals: [mine, early] }, { referrals: [mine, gone] })).toMatchObject([
      { rule: 'R-W6', outcome: 'NO_LONGER_DUPLICATE', inputs: { wasDuplicateOf: 'r0' } },
    ]);
    const imported = { ...mine, source: 'IMPORT' as const, recordedAt: at('2027-02-19') };
    const accepted = aReferral('r2', {
      ...same,
      submitted: '2027-01-09T09:00:00Z',
      decisions: [aDecision('ACCEPTED', '2027-01-10')],
    });
    expect(keys(told(null, { referrals: [imported, accepted] }))).toEqual([
      'R-W2.IMPORTED',
      'R-W6.WAITS_FOR_PERSON',
    ]);
  });

  it('R-W3: word of mouth waits for the advocate, who confirms or refuses it', () => {
    const given = { source: 'SALES', needsConfirmation: true } as const;
    const waiting = { referrals: [aReferral('r1', given)] };
    const after = (kind: 'CONFIRMED' | 'REFUSED') => ({
      referrals: [aReferral('r1', { ...given, decisions: [aDecision(kind, '2027-01-04')] })],
    });
    expect(keys(told(null, waiting))).toEqual(['R-W2.SUBMITTED', 'R-W3.AWAITS_CONFIRMATION']);
    expect(keys(told(waiting, after('CONFIRMED')))).toEqual(['R-W3.CONFIRMED']);
    expect(keys(told(waiting, after('REFUSED')))).toEqual(['R-W3.REFUSED']);
  });

  it('R-W8: denials and fraud decisions are told; a denied referral’s conversion is for staff', () => {
    const denied = aReferral('r1', {
      decisions: [
        aDecision('DENIED', '2027-02-01', { reasonCode: 'NOT_A_FIT' }),
        aDecision('FRAUD_CONFIRMED', '2027-02-02'),
      ],
    });
    expect(told({ referrals: [referral] }, { referrals: [denied], deals: [won] })).toMatchObject([
      { outcome: 'DENIED', inputs: { reasonCode: 'NOT_A_FIT' }, audience: 'ADVOCATE' },
      { rule: 'R-W8', outcome: 'FRAUD_CONFIRMED', audience: 'ADVOCATE' },
      { outcome: 'CONVERTED', inputs: { points: 0 }, audience: 'STAFF' },
    ]);
  });

  it('R-W3: a lost deal tells the reason, and talks that resume say so', () => {
    const lost = {
      referrals: [referral],
      deals: [aDeal('d1', ['r1'], [aDealFact('LOST', '2027-02-01')])],
    };
    const open = aDeal(
      'd1',
      ['r1'],
      [aDealFact('LOST', '2027-02-01'), aDealFact('OPEN', '2027-02-03')],
    );
    expect(told({ referrals: [referral] }, lost)).toMatchObject([
      { outcome: 'LOST', inputs: { from: 'SUBMITTED', reasonCode: 'DEAL_LOST', dealId: 'd1' } },
    ]);
    expect(told(lost, { referrals: [referral], deals: [open] })).toMatchObject([
      { outcome: 'TALKS_RESUMED', inputs: { from: 'LOST', to: 'OPPORTUNITY' } },
    ]);
  });
});
