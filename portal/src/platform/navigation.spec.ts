import { describe, expect, it } from '@jest/globals';
import {
  firstPlace,
  PHONE_ENTRIES,
  phonePlaces,
  PLACES,
  ROLE_ORDER,
  sectionsOf,
} from './navigation.js';

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

describe('the sections of a person', () => {
  it('have each place once, in the first section that has it', () => {
    const sections = sectionsOf(ROLE_ORDER).map(({ places }) => places.map(({ key }) => key));
    expect(sections.flat()).toHaveLength(new Set(sections.flat()).size);
    expect(sections[1]).toContain('companies');
    expect(sectionsOf(['ADMIN'])[0]?.places.map(({ key }) => key)).toContain('companies');
  });
});

describe('the first page', () => {
  it('is the one of the first role, in the order of the navigation', () => {
    expect(firstPlace(['SALES'])).toBe('referrals');
    expect(firstPlace(['ADMIN', 'ADVOCATE'])).toBe('home');
    expect(firstPlace([])).toBe('home');
  });
});
