import { describe, expect, it } from '@jest/globals';
import { firstPlace, PHONE_ENTRIES, phonePlaces, PLACES, ROLE_ORDER } from './navigation.js';

const keys = (...roles: (typeof ROLE_ORDER)[number][]) => phonePlaces(roles).map(({ key }) => key);

describe('the navigation of a phone', () => {
  it('has the first four places of a person with one role', () => {
    expect(keys('ADVOCATE')).toEqual(['home', 'refer', 'challenges', 'rewards']);
    expect(keys('SALES')).toEqual(['pipeline', 'deals', 'recordReferral', 'recordDeal']);
  });

  it('has something of every role of a person with several', () => {
    expect(keys('MARKETER', 'ADVOCATE')).toEqual(['home', 'refer', 'overview', 'approvals']);
    const all = keys(...ROLE_ORDER);
    expect(all).toHaveLength(PHONE_ENTRIES);
    for (const role of ROLE_ORDER) {
      expect(PLACES[role].some((place) => all.includes(place.key))).toBe(true);
    }
  });

  it('R-T3: keeps the clock of a sandbox behind "More"', () => {
    expect(keys('ADMIN')).not.toContain('clock');
  });
});

describe('the first page', () => {
  it('is the one of the first role, in the order of the navigation', () => {
    expect(firstPlace(['SALES'])).toBe('referrals');
    expect(firstPlace(['ADMIN', 'ADVOCATE'])).toBe('home');
    expect(firstPlace([])).toBe('home');
  });
});
