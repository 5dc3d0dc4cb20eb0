import { describe, expect, it } from '@jest/globals';
import { parseMoment } from '../../../kernel/clock.js';
import { firstContactTarget } from './first-contact.rules.js';

describe('the target of the first contact', () => {
  it('R-W3: submitted on a Thursday, two working days end on Monday', () => {
    const target = firstContactTarget(parseMoment('2026-11-19T03:00:00Z'), 'Asia/Tokyo', 2);
    // Thursday the 19th; Friday is the first, Monday the 23rd the second; Tokyo is 9 hours ahead
    expect(target.toISOString()).toBe('2026-11-23T15:00:00.000Z');
  });
});
