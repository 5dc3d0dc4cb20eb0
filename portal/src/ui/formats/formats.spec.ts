import { describe, expect, it } from '@jest/globals';
import { createFormats } from './formats.js';

const tokyo = createFormats({ language: 'en', timeZone: 'Asia/Tokyo' });
// d0 = 3 January 2027, 60 days later is 4 March; the window closes at the first instant of 5 March in Tokyo.
const windowClosesAt = '2027-03-04T15:00:00Z';

describe('deadlines', () => {
  it('R-W1: shows the exclusive instant as the day before it, for 24:00', () => {
    const { day, zone } = tokyo.deadline(windowClosesAt, 0);
    expect([day, zone]).toEqual(['4 March 2027', 'Tokyo']);
  });

  it('R-W1: the last day counts as zero days left up to its last second', () => {
    const lastSecond = Date.parse('2027-03-04T14:59:59Z');
    expect(tokyo.deadline(windowClosesAt, lastSecond).daysLeft).toBe(0);
    expect(tokyo.deadline(windowClosesAt, lastSecond + 1000).daysLeft).toBe(-1);
  });

  it('R-W1: a 23-hour day is one day (New York, 14 March 2027)', () => {
    const newYork = createFormats({ language: 'en', timeZone: 'America/New_York' });
    // Midnight after 14 March is 04:00 UTC, in summer time; the day before it began at 05:00 UTC.
    const { day, daysLeft } = newYork.deadline(
      '2027-03-15T04:00:00Z',
      Date.parse('2027-03-13T05:00:00Z'),
    );
    expect([day, daysLeft]).toEqual(['14 March 2027', 1]);
  });

  it('R-W2: uses the zone that was copied onto the referral, not the programme’s present one', () => {
    const jakarta = createFormats({ language: 'en', timeZone: 'Asia/Jakarta' });
    expect(jakarta.deadline(windowClosesAt, 0, 'Asia/Tokyo').day).toBe('4 March 2027');
    expect(jakarta.deadline('2027-03-04T17:00:00Z', 0).zone).toBe('Jakarta');
  });

  it.each([
    ['ja', '2027年3月4日', '日本標準時'],
    ['id', '4 Maret 2027', 'Tokyo'],
    ['zh-CN', '2027年3月4日', '日本时间'],
  ] as const)('reads naturally in %s', (language, day, zone) => {
    const formats = createFormats({ language, timeZone: 'Asia/Tokyo' });
    expect(formats.deadline(windowClosesAt, 0)).toMatchObject({ day, zone });
  });
});

describe('days, moments and amounts', () => {
  it('R-T1: a day without a time is the same day for every zone', () => {
    const honolulu = createFormats({ language: 'en', timeZone: 'Pacific/Honolulu' });
    expect(honolulu.day('2027-03-04')).toBe('4 March 2027');
    expect(tokyo.day('2027-03-04')).toBe('4 March 2027');
  });

  it('shows a moment in the programme’s time zone', () => {
    expect(tokyo.moment('2027-03-04T15:30:00Z')).toContain('5 March 2027');
    expect(tokyo.moment('2027-03-04T15:30:00Z')).toContain('00:30');
    expect(tokyo.dayOf('2027-03-04T15:30:00Z')).toBe('5 March 2027');
  });

  it('R-M1: divides by the currency’s own smallest unit (yen have none)', () => {
    expect(tokyo.money({ amountMinor: 1_250_000, currency: 'JPY' })).toContain('1,250,000');
    expect(tokyo.money({ amountMinor: 1_250_000, currency: 'EUR' })).toBe('€12,500.00');
  });
});
