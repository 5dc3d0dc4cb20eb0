import { describe, expect, it } from '@jest/globals';
import {
  firstPlace,
  PHONE_ENTRIES,
  phonePlaces,
  placeOf,
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

describe('the current place', () => {
  const keyOf = (address: string, ...roles: (typeof ROLE_ORDER)[number][]) =>
    placeOf(
      sectionsOf(roles).flatMap(({ places }) => places),
      address,
    )?.key;

  it('is the one that a page is below, or belongs to', () => {
    expect(keyOf('advocates/1', 'MARKETER')).toBe('advocates');
    expect(keyOf('edit/interests', 'MARKETER')).toBe('advocates');
    expect(keyOf('audience/reward/1', 'MARKETER')).toBe('manageRewards');
    expect(keyOf('participations/1/questions/q', 'ADVOCATE')).toBe('challenges');
    expect(keyOf('preferences/held', 'ADVOCATE')).toBe('preferences');
    expect(keyOf('notices', 'ADVOCATE')).toBeUndefined();
    expect(keyOf('rewards-old', 'ADVOCATE')).toBeUndefined();
  });

  it('of a referral is the list that the person has', () => {
    expect(keyOf('referrals/1', 'ADVOCATE')).toBe('refer');
    expect(keyOf('referrals/1', 'MARKETER')).toBe('pipeline');
    expect(keyOf('referrals/1', 'ADVOCATE', 'SALES')).toBe('pipeline');
  });
});

describe('the first page', () => {
  it('is the one of the first role, in the order of the navigation', () => {
    expect(firstPlace(['SALES'])).toBe('referrals');
    expect(firstPlace(['ADMIN', 'ADVOCATE'])).toBe('home');
    expect(firstPlace([])).toBe('home');
  });
});
