import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { momentOf } from './clock.js';
import { dayOf } from './day.js';

const ZONES = [
  'UTC',
  'Asia/Tokyo',
  'Asia/Kathmandu',
  'Asia/Jakarta',
  'America/New_York',
  'America/Sao_Paulo',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'Europe/London',
];
const FROM = Date.UTC(1900, 0, 1);
const TO = Date.UTC(9999, 11, 30);

describe('the day of a moment', () => {
  it('R-T1: is that of the calendar in the zone', () => {
    fc.assert(
      fc.property(fc.integer({ min: FROM, max: TO }), fc.constantFrom(...ZONES), (ms, timeZone) => {
        const calendar = Temporal.Instant.fromEpochMilliseconds(ms)
          .toZonedDateTimeISO(timeZone)
          .toPlainDate();
        expect(dayOf(momentOf(ms), timeZone)).toBe(calendar.toString());
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['the last millisecond before midnight', '2026-11-21T14:59:59.999Z', '2026-11-21'],
    ['midnight', '2026-11-21T15:00:00.000Z', '2026-11-22'],
  ])('R-T1: %s in Tokyo', (_what, moment, day) => {
    expect(dayOf(momentOf(Date.parse(moment)), 'Asia/Tokyo')).toBe(day);
  });

  it('a zone that does not exist is refused', () => {
    expect(() => dayOf(momentOf(0), 'Asia/Tokio')).toThrow(RangeError);
  });
});
