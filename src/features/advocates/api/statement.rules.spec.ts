import { describe, expect, it } from '@jest/globals';
import { parseMoment } from '../../../kernel/clock.js';
import { lastDayBefore } from './statement.rules.js';

describe('a statement', () => {
  it('R-P5: points that are gone at midnight in Tokyo can be spent on the day before', () => {
    const midnight = parseMoment('2026-12-31T15:00:00Z'); // 2027-01-01T00:00 in Tokyo
    expect(lastDayBefore(midnight, 'Asia/Tokyo')).toBe('2026-12-31');
  });
});
