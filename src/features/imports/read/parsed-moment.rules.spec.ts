import { describe, expect, it } from '@jest/globals';
import { parseMoment } from '../../../kernel/clock.js';
import { MomentReader } from './parsed-moment.rules.js';

const now = parseMoment('2026-11-22T01:00:00Z');
const tokyo = new MomentReader('Asia/Tokyo', now);
const newYork = new MomentReader('America/New_York', now);

function shown(reader: MomentReader, text: string): [string, string] | null {
  const told = reader.read(text);
  return told && [told.day, reader.momentOf(told).toISOString()];
}

describe('the days and moments of a file', () => {
  it('R-T1: a day is one in the time zone of the programme, and begins there', () => {
    expect(shown(tokyo, '2026-03-01')).toEqual(['2026-03-01', '2026-02-28T15:00:00.000Z']);
    expect(shown(newYork, '2026/3/1')).toEqual(['2026-03-01', '2026-03-01T05:00:00.000Z']);
  });

  it('R-W1: a moment with a zone falls on the day that it is there', () => {
    const text = '2026-02-28T23:30:00Z';
    expect(shown(tokyo, text)).toEqual(['2026-03-01', '2026-02-28T23:30:00.000Z']);
    expect(shown(newYork, text)).toEqual(['2026-02-28', '2026-02-28T23:30:00.000Z']);
    expect(shown(tokyo, '2026-02-28 20:00:00.250 -0500')?.[1]).toBe('2026-03-01T01:00:00.250Z');
  });

  it('a moment without a zone is one on the clocks of the programme, through both changes', () => {
    expect(shown(newYork, '2026-03-08 01:59')?.[1]).toBe('2026-03-08T06:59:00.000Z');
    expect(shown(newYork, '2026-03-08 03:00')?.[1]).toBe('2026-03-08T07:00:00.000Z');
    expect(shown(newYork, '2026-11-01T03:00:00')?.[1]).toBe('2026-11-01T08:00:00.000Z');
  });

  it('is nothing for what is no day', () => {
    const wrong = ['', 'soon', '2026-02-30', '2026-13-01', '01/03/2026', '2026-03-01T25:00Z'];
    for (const text of [...wrong, '2026-02-30T10:00:00Z', '2026-03-01T10:61', '20261301']) {
      expect(tokyo.read(text)).toBeNull();
    }
  });

  it('R-T1: a day that the zone has skipped is none, and is told as that', () => {
    const apia = new MomentReader('Pacific/Apia', now);
    for (const text of ['2011-12-30', '2011/12/30', '2011-12-30 10:00']) {
      expect([text, apia.read(text)?.skipped]).toEqual([text, true]);
    }
    for (const text of ['2011-12-29', '2011-12-31', '2011-12-31 00:30', '2011-12-30T08:00:00Z']) {
      expect([text, apia.read(text)?.skipped]).toEqual([text, undefined]);
    }
    expect(tokyo.read('2011-12-30')).toEqual({ day: '2011-12-30', at: null });
    const skipped = apia.read('2011-12-30');
    expect(skipped && apia.skipped(skipped)).toContain('a day that Pacific/Apia has');
  });

  it('tells the future: from the day after tomorrow on', () => {
    const isInFuture = (text: string): boolean => {
      const told = tokyo.read(text);
      return told !== null && tokyo.isInFuture(told);
    };
    expect(isInFuture('2026-11-23')).toBe(false);
    expect(isInFuture('2026-11-24')).toBe(true);
  });
});
