import { describe, expect, it } from '@jest/globals';
import { at } from '../../../../test/support/worlds/referral-group.js';
import { parseDay } from '../../../kernel/day.js';
import {
  conversionWindow,
  daysUntilReported,
  isReportedLate,
  isWindowOpen,
  windowSide,
} from './conversion-window.rules.js';

const HOUR = 3_600_000;

describe('conversion window', () => {
  const d0 = parseDay('2027-01-01');

  it('R-W1: d0 is the day of the submission in the zone of the programme', () => {
    const moment = at('2027-01-01T15:30:00Z');
    expect(conversionWindow(moment, 'Asia/Tokyo', 60).submittedOn).toBe('2027-01-02');
    expect(conversionWindow(moment, 'America/New_York', 60).submittedOn).toBe('2027-01-01');
  });

  it('R-W1: closes at the first instant of day d0 + N + 1', () => {
    const window = conversionWindow(at('2027-01-01T23:59:59Z'), 'Asia/Tokyo', 60);
    expect(window.submittedOn).toBe('2027-01-02');
    expect(window.lastDay).toBe('2027-03-03'); // 2 January + 60: 29 days of January, 28, 3
    expect(window.closesAt).toEqual(at('2027-03-03T15:00:00Z')); // 4 March 00:00 in Tokyo
  });

  it('R-W1: day 0 and day 60 convert, day 61 does not', () => {
    expect(windowSide(d0, 60, d0)).toBe('INSIDE');
    expect(windowSide(d0, 60, parseDay('2027-03-02'))).toBe('INSIDE'); // 30 + 28 + 2 = 60
    expect(windowSide(d0, 60, parseDay('2027-03-03'))).toBe('AFTER');
  });

  it('R-W10: the day before d0 is before the referral', () => {
    expect(windowSide(d0, 60, parseDay('2026-12-31'))).toBe('BEFORE');
  });

  it('R-W1: a leap day is a day', () => {
    expect(windowSide(parseDay('2028-01-01'), 60, parseDay('2028-03-01'))).toBe('INSIDE');
    expect(windowSide(parseDay('2028-01-01'), 60, parseDay('2028-03-02'))).toBe('AFTER');
  });

  it('R-W1: a 23-hour day inside the window makes it an hour shorter', () => {
    const submittedAt = at('2027-03-13T05:00:00Z'); // 13 March 00:00 in New York, EST
    const { closesAt } = conversionWindow(submittedAt, 'America/New_York', 1);
    // 13 March has 24 hours, 14 March (clocks go forward) 23
    expect(closesAt.getTime() - submittedAt.getTime()).toBe(47 * HOUR);
  });

  it('R-W1: a 25-hour day inside the window makes it an hour longer', () => {
    const submittedAt = at('2027-10-30T22:00:00Z'); // 31 October 00:00 in Berlin, CEST
    const { closesAt } = conversionWindow(submittedAt, 'Europe/Berlin', 0);
    expect(closesAt.getTime() - submittedAt.getTime()).toBe(25 * HOUR);
  });

  it('R-W1: 60 days across both changes of the clocks end at midnight of the zone', () => {
    const spring = conversionWindow(at('2027-02-01T12:00:00Z'), 'Europe/Berlin', 60);
    expect(spring.closesAt).toEqual(at('2027-04-02T22:00:00Z')); // 3 April 00:00 CEST
    const autumn = conversionWindow(at('2027-09-15T12:00:00Z'), 'Europe/Berlin', 60);
    expect(autumn.closesAt).toEqual(at('2027-11-14T23:00:00Z')); // 15 November 00:00 CET
  });

  it('R-W1: where midnight does not exist, the first instant that does', () => {
    // Beirut 2022: on 27 March the clocks went from 00:00 to 01:00
    const beirut = conversionWindow(at('2022-03-25T12:00:00Z'), 'Asia/Beirut', 1);
    expect(beirut.closesAt).toEqual(at('2022-03-26T22:00:00Z'));
    // Santiago 2027: on 5 September the clocks go from 00:00 to 01:00
    const santiago = conversionWindow(at('2027-09-03T12:00:00Z'), 'America/Santiago', 1);
    expect(santiago.closesAt).toEqual(at('2027-09-05T04:00:00Z'));
  });

  it('R-W1: a day that a zone left out ends with the day before it', () => {
    // Samoa had no 30 December 2011
    const samoa = conversionWindow(at('2011-12-29T12:00:00Z'), 'Pacific/Apia', 0);
    expect(samoa.submittedOn).toBe('2011-12-29');
    expect(samoa.closesAt).toEqual(at('2011-12-30T10:00:00Z'));
  });

  it('R-W1: is open to the last millisecond before it closes', () => {
    const closesAt = at('2027-03-03');
    expect(isWindowOpen(closesAt, at('2027-03-02T23:59:59.999Z'))).toBe(true);
    expect(isWindowOpen(closesAt, closesAt)).toBe(false);
  });

  it('R-W4: a closing told on the 7th day is in time, on the 8th late, by the days of the zone', () => {
    const closedOn = parseDay('2027-02-01');
    expect(isReportedLate(closedOn, at('2027-02-08T23:59:00Z'), 'UTC')).toBe(false);
    expect(isReportedLate(closedOn, at('2027-02-09T00:00:00Z'), 'UTC')).toBe(true);
    expect(isReportedLate(closedOn, at('2027-02-08T23:59:00Z'), 'Asia/Tokyo')).toBe(true);
    expect(daysUntilReported(closedOn, at('2027-02-09T00:00:00Z'), 'UTC')).toBe(8);
  });

  it('refuses a zone that does not exist', () => {
    expect(() => conversionWindow(at('2027-01-01'), 'Mars/Olympus', 60)).toThrow(RangeError);
  });
});
