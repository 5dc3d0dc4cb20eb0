import { describe, expect, it } from '@jest/globals';
import { dayIn, momentAt, wallTime } from './program-day.js';

describe('days and moments of a programme’s zone', () => {
  it('R-T1: the day is the zone’s, whatever day it is in UTC', () => {
    expect(dayIn(Date.parse('2027-03-03T15:00:00Z'), 'Asia/Tokyo')).toBe('2027-03-04');
    expect(dayIn(Date.parse('2027-03-03T14:59:59Z'), 'Asia/Tokyo')).toBe('2027-03-03');
  });

  it('a moment told by the wall’s clock comes back as it was told', () => {
    const wall = '2027-03-28T03:30';
    const moment = momentAt(wall, 'Europe/Berlin');
    expect(moment).toBe('2027-03-28T01:30:00Z');
    expect(wallTime(Date.parse(moment), 'Europe/Berlin')).toBe(wall);
  });

  it('an hour before the change to summer time is still winter', () => {
    expect(momentAt('2027-03-28T01:30', 'Europe/Berlin')).toBe('2027-03-28T00:30:00Z');
  });
});
