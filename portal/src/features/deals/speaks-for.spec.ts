import { describe, expect, it } from '@jest/globals';
import { likeliestFirst, speaksFor } from './speaks-for.js';

const deal = { closedOn: '2026-11-20', company: { id: 'c1' } };
const referral = {
  submittedOn: '2026-09-21',
  windowDays: 60,
  status: 'ACCEPTED',
  company: null,
} as const;

describe('what speaks for a referral of a deal that waits', () => {
  it.each([
    // 21 September + 60 days = 20 November
    ['2026-09-21', { speaks: 'FOR', what: 'IN_WINDOW', day: 60, windowDays: 60 }],
    ['2026-09-20', { speaks: 'AGAINST', what: 'AFTER_WINDOW', days: 1 }],
    ['2026-11-20', { speaks: 'FOR', what: 'IN_WINDOW', day: 0, windowDays: 60 }],
    ['2026-11-21', { speaks: 'AGAINST', what: 'BEFORE' }],
  ])('R-W1: referred on %s, the deal closed on 20 November: %j', (submittedOn, evidence) => {
    expect(speaksFor(deal, { ...referral, submittedOn })).toEqual([evidence]);
  });

  it('is nothing where the deal is open, of no company and nobody talks', () => {
    expect(speaksFor({ closedOn: null, company: null }, referral)).toEqual([]);
  });

  it('is the company and the talks too', () => {
    const both = { ...referral, company: { id: 'c1' }, status: 'OPPORTUNITY' };
    expect(speaksFor(deal, both).map(({ what }) => what)).toEqual([
      'COMPANY',
      'IN_WINDOW',
      'TALKS',
    ]);
  });

  it('puts the likeliest first and keeps the order of equals', () => {
    const late = { ...referral, id: 'late', submittedOn: '2026-11-21' };
    const known = { ...referral, id: 'known', company: { id: 'c1' } };
    const plain = ['a', 'b'].map((id) => ({ ...referral, id }));
    const order = likeliestFirst(deal, [late, ...plain, known]);
    expect(order.map((each) => each.referral.id)).toEqual(['known', 'a', 'b', 'late']);
  });
});
