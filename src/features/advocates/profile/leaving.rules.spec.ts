import { describe, expect, it } from '@jest/globals';
import { parseMoment } from '../../../kernel/clock.js';
import { parseDay as day } from '../../../kernel/day.js';
import { endOfPoints, lastDayOfPoints } from './leaving.rules.js';

describe('R-P7: the points of somebody who left an account', () => {
  it('end with the 90th day after their last one there: 31 January and 90 days is 1 May', () => {
    expect(lastDayOfPoints('KEEP_90_DAYS', day('2027-01-31'), day('2027-02-03'))).toBe(
      day('2027-05-01'),
    );
  });

  it('last for 30 days at least from the day on which it was said, however late that is', () => {
    expect(lastDayOfPoints('KEEP_90_DAYS', day('2025-06-01'), day('2027-02-03'))).toBe(
      day('2027-03-05'),
    );
    // the 60th day after the last one: 90 − 60 = 30, both say the same
    expect(lastDayOfPoints('KEEP_90_DAYS', day('2026-12-05'), day('2027-02-03'))).toBe(
      day('2027-03-05'),
    );
  });

  it('end as by themselves where the programme keeps them', () => {
    expect(lastDayOfPoints('KEEP_UNTIL_EXPIRY', day('2027-01-31'), day('2027-02-03'))).toBeNull();
  });

  it('R-P5: days are whole days of the programme, also where the clocks change between them', () => {
    const days = { until: day('2027-03-01'), lastDay: day('2027-05-30') };
    const now = parseMoment('2027-03-05T00:00:00Z');
    expect(endOfPoints(days, { now, timeZone: 'Europe/Berlin' })).toEqual({
      earnedBefore: parseMoment('2027-03-01T23:00:00Z'),
      endsAt: parseMoment('2027-05-30T22:00:00Z'),
    });
  });

  it('hold for what came until it was said, also on the last day itself', () => {
    const days = { until: day('2027-03-01'), lastDay: day('2027-05-30') };
    const now = parseMoment('2027-03-01T09:00:00Z');
    expect(endOfPoints(days, { now, timeZone: 'UTC' }).earnedBefore).toEqual(now);
  });
});
