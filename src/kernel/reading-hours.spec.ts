import { describe, expect, it } from '@jest/globals';
import { parseMoment } from './clock.js';
import { readingMoment } from './reading-hours.js';

describe('R-N1: nothing is sent in the reader’s night', () => {
  it.each([
    ['at noon at once', '2026-11-21T12:00:00+09:00', '2026-11-21T12:00:00+09:00', 'Asia/Tokyo'],
    ['from 08:00:00 on', '2026-11-21T08:00:00+09:00', '2026-11-21T08:00:00+09:00', 'Asia/Tokyo'],
    ['until 20:59:59', '2026-11-21T20:59:59+09:00', '2026-11-21T20:59:59+09:00', 'Asia/Tokyo'],
    ['at 21:00 tomorrow', '2026-11-21T21:00:00+09:00', '2026-11-22T08:00:00+09:00', 'Asia/Tokyo'],
    ['at 07:59 today', '2026-11-21T07:59:59+09:00', '2026-11-21T08:00:00+09:00', 'Asia/Tokyo'],
    // Clocks go from 02:00 to 03:00 on 29 March 2026: 08:00 is CEST.
    [
      'before a short day',
      '2026-03-28T22:00:00+01:00',
      '2026-03-29T08:00:00+02:00',
      'Europe/Berlin',
    ],
    // Clocks go from 03:00 to 02:00 on 25 October 2026: 08:00 is CET.
    ['on a long day', '2026-10-25T01:30:00+02:00', '2026-10-25T08:00:00+01:00', 'Europe/Berlin'],
    ['over new year', '2026-12-31T23:00:00+07:00', '2027-01-01T08:00:00+07:00', 'Asia/Jakarta'],
  ])('%s', (_name, moment, expected, timeZone) => {
    expect(readingMoment(parseMoment(moment), timeZone)).toEqual(parseMoment(expected));
  });
});
