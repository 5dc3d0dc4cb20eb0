import { describe, expect, it } from '@jest/globals';
import { parseMoment } from '../../kernel/clock.js';
import { graceEnd } from './ledger.rules.js';

describe('graceEnd', () => {
  it('R-P5: the grace ends with the 30th day in the zone of the programme', () => {
    // 23:30 on 1 March in Tokyo; day 30 is 31 March, and 1 April begins at 15:00 UTC the day before.
    expect(graceEnd(parseMoment('2026-03-01T14:30:00Z'), 'Asia/Tokyo')).toEqual(
      parseMoment('2026-03-31T15:00:00Z'),
    );
    // Berlin puts its clocks forward on 29 March: 1 April begins at 22:00 UTC, not 23:00.
    expect(graceEnd(parseMoment('2026-03-01T14:30:00Z'), 'Europe/Berlin')).toEqual(
      parseMoment('2026-03-31T22:00:00Z'),
    );
  });
});
