import { describe, expect, it } from '@jest/globals';
import { proposed, timesOf, wallOf, wrongLaterEnd, wrongTimes } from './challenge-times.js';

const ZONE = 'Asia/Tokyo';
/** 09:00 in Tokyo */
const NOW = Date.parse('2026-12-01T00:00:00Z');

describe('when a challenge opens and ends, as it is chosen', () => {
  it('is read in the programme’s zone, and shown in it', () => {
    const chosen = { opens: '2026-12-02T09:00', ends: null };
    expect(timesOf(chosen, ZONE)).toEqual({ opensAt: '2026-12-02T00:00:00Z', closesAt: null });
    expect(wallOf('2026-12-02T00:00:00Z', ZONE)).toBe('2026-12-02T09:00');
    expect(wallOf(null, ZONE)).toBeNull();
    expect(proposed(NOW, ZONE, 1)).toBe('2026-12-02T09:00');
  });

  it('opens ahead, and ends after it opens', () => {
    const of = (opens: string | null, ends: string | null) =>
      wrongTimes({ opens, ends }, NOW, ZONE);
    expect(of(null, null)).toEqual({ opens: null, ends: null });
    expect(of('2026-12-01T09:00', null)).toEqual({ opens: 'schedule.ahead', ends: null });
    expect(of(null, '2026-12-01T08:00')).toEqual({ opens: null, ends: 'schedule.ahead' });
    expect(of('2026-12-03T09:00', '2026-12-02T09:00')).toEqual({
      opens: null,
      ends: 'schedule.afterOpening',
    });
    expect(of('2026-12-03T09:00', '2026-12-04T09:00')).toEqual({ opens: null, ends: null });
  });

  it('is missing while a chosen time is not filled in: it is not now, and not never', () => {
    const of = (opens: string | null, ends: string | null) =>
      wrongTimes({ opens, ends }, NOW, ZONE);
    expect(of('', null)).toEqual({ opens: 'schedule.missing', ends: null });
    expect(of(null, '')).toEqual({ opens: null, ends: 'schedule.missing' });
    expect(of('', '2026-12-01T08:00')).toEqual({
      opens: 'schedule.missing',
      ends: 'schedule.ahead',
    });
  });

  it('moves an end only later, or to when somebody closes it', () => {
    const of = (ends: string | null) => wrongLaterEnd(ends, '2026-12-02T00:00:00Z', ZONE);
    expect(of('2026-12-02T09:00')).toBe('schedule.laterEnd');
    expect(of('2026-12-02T09:01')).toBeNull();
    expect(of(null)).toBeNull();
    expect(of('')).toBe('schedule.missing');
  });
});
