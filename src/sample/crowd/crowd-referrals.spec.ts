import { describe, expect, it } from '@jest/globals';
import { addDays, parseDay, startOfDay } from '../../kernel/day.js';
import { SampleCalendar } from '../sample-calendar.rules.js';
import { referralsOf } from './all-referrals.js';
import { CROWD, EVERYBODY, JOINED_CROWD } from './crowd-people.js';
import { crowdReferrals } from './crowd-referrals.js';
import { directDeals } from './direct-deals.js';

const ZONE = 'Asia/Tokyo';
/** The rhythm of the week shifts with the day on which the sample is made. */
const WEEK = Array.from({ length: 7 }, (_, place) => addDays(parseDay('2026-11-30'), place));

const calendarOn = (day: (typeof WEEK)[number]): SampleCalendar =>
  new SampleCalendar(startOfDay(day, ZONE), ZONE);

describe('the crowd of the sample', () => {
  it('is a hundred people of whom none has the name or address of another', () => {
    expect(CROWD).toHaveLength(100);
    expect(new Set(EVERYBODY.map(({ email }) => email)).size).toBe(120);
    expect(new Set(EVERYBODY.map(({ key }) => key)).size).toBe(120);
    expect(new Set(EVERYBODY.map(({ company }) => company)).size).toBe(45);
  });

  it.each(WEEK)('on %s its referrals have the same figures as on any day', (day) => {
    const calendar = calendarOn(day);
    const made = crowdReferrals(calendar);
    expect(made).toEqual(crowdReferrals(calendar));
    expect(made.filter(({ key }) => key.endsWith('again'))).toHaveLength(2);
    expect(
      made.filter(({ submitted, key }) => submitted > 60 && !key.endsWith('again')),
    ).toHaveLength(90);
    expect(made).toHaveLength(164);
    expect(Math.max(...made.map(({ submitted }) => submitted))).toBe(122);
  });

  it.each(WEEK)(
    'on %s nothing is reported before it happened, or by somebody not yet here',
    (day) => {
      const joined = new Map(JOINED_CROWD.map(({ key, joined: ago }) => [key, ago]));
      for (const { by, submitted, reports } of crowdReferrals(calendarOn(day))) {
        expect(joined.get(by)).toBeGreaterThanOrEqual(submitted);
        const days = reports.map(({ ago }) => ago);
        expect(days).toEqual(days.toSorted((one, other) => other - one));
        expect(days.every((ago) => ago >= 1 && ago < submitted)).toBe(true);
      }
    },
  );

  it.each(WEEK)(
    'on %s no company is that of two referrals, a customer’s, or of a sale without one',
    (day) => {
      const calendar = calendarOn(day);
      const referred = referralsOf(calendar).map(({ company, key }) => ({ company, key }));
      const names = referred
        .filter(({ key }) => !/again$|duplicate$/.test(key))
        .map(({ company }) => company);
      expect(new Set(names).size).toBe(names.length);
      const employers = new Set(EVERYBODY.map(({ company }) => company));
      expect(names.filter((name) => employers.has(name))).toEqual(['Sunda Packaging']);
      const direct = directDeals(calendar, new Set(names));
      expect(direct).toHaveLength(300);
      expect(
        direct.filter(({ company }) => names.includes(company) || employers.has(company)),
      ).toEqual([]);
    },
  );
});
