import { describe, expect, it } from '@jest/globals';
import { parseMoment } from '../../../kernel/clock.js';
import { parseDay } from '../../../kernel/day.js';
import { endOfWord, isNews, problemOfSaidOn } from './willing.rules.js';

const terms = { now: parseMoment('2026-11-30T01:00:00Z'), timeZone: 'Asia/Tokyo', years: 2 };
const day = parseDay;
const said = (on: string, takenBackAt: string | null = null) => ({
  saidOn: day(on),
  takenBackAt: takenBackAt === null ? null : parseMoment(takenBackAt),
});

describe('R-U1: what an advocate is willing to do', () => {
  it('stands to the end of the same day two years later, in the programme’s zone', () => {
    const { endsOn, endsAt } = endOfWord(day('2026-11-30'), terms);
    expect(endsOn).toBe('2028-11-30');
    expect(endsAt.toISOString()).toBe('2028-11-30T15:00:00.000Z'); // 2028-12-01T00:00 in Tokyo
    expect(endOfWord(day('2028-02-29'), { ...terms, years: 1 }).endsOn).toBe('2029-02-28');
  });

  it('said again later it counts anew; on the same day, or told late, the newer word stays', () => {
    expect(isNews(null, day('2026-11-30'), terms)).toBe(true);
    expect(isNews(said('2026-11-29'), day('2026-11-30'), terms)).toBe(true);
    expect(isNews(said('2026-11-30'), day('2026-11-30'), terms)).toBe(false);
    expect(isNews(said('2026-11-29'), day('2026-03-01'), terms)).toBe(false);
  });

  it('what was taken back comes again by a later word, and by no earlier one that is told late', () => {
    const today = said('2026-05-01', '2026-11-30T00:30:00Z'); // half an hour ago
    expect(isNews(today, day('2026-11-30'), terms)).toBe(true);
    expect(isNews(today, day('2026-11-29'), terms)).toBe(false);
    const before = said('2026-05-01', '2026-06-01T16:00:00Z'); // 2 June in Tokyo
    expect(isNews(before, day('2026-06-02'), terms)).toBe(false);
    expect(isNews(before, day('2026-06-03'), terms)).toBe(true);
  });

  it('is said on a day up to today that has not ended by now', () => {
    expect(problemOfSaidOn(day('2026-11-30'), terms)).toBeNull();
    expect(problemOfSaidOn(day('2026-12-01'), terms)).toBe('A day up to today, 2026-11-30.');
    expect(problemOfSaidOn(day('2024-11-30'), terms)).toBeNull(); // its last day is today
    expect(problemOfSaidOn(day('2024-11-29'), terms)).toMatch(/^A day from 2024-11-30 on/);
  });
});
