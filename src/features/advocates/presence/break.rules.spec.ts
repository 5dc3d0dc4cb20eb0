import { describe, expect, it } from '@jest/globals';
import { parseMoment } from '../../../kernel/clock.js';
import { parseDay } from '../../../kernel/day.js';
import {
  endOfBreak,
  isHere,
  statusHere,
  takesPart,
  type AdvocateStatus,
} from '../profile/index.js';
import { blockOfBreak, isSameBreak, problemOfDay, type Break } from './break.rules.js';

const breakOf = (told: Partial<Break> = {}): Break => ({
  status: 'PAUSED',
  pausedFrom: 'ADVOCATE',
  backOn: null,
  ...told,
});
const now = parseMoment('2027-03-04T20:00:00Z'); // the 5th in Tokyo

describe('R-U1: an advocate’s break', () => {
  it.each<[AdvocateStatus, boolean]>([
    ['NOMINATED', false],
    ['INVITED', false],
    ['JOINED', true],
    ['ACTIVE', true],
    ['PAUSED', true],
    ['LEFT', false],
  ])('somebody %s may take one: %s', (status, may) => {
    expect(blockOfBreak(breakOf({ status, pausedFrom: null }), 'STAFF') === null).toBe(may);
    expect(isHere(status)).toBe(may);
  });

  it('whoever pauses starts nothing, and is here', () => {
    expect([takesPart('PAUSED'), isHere('PAUSED')]).toEqual([false, true]);
  });

  it('is the advocate’s own to change; staff change what staff said', () => {
    expect(blockOfBreak(breakOf(), 'ADVOCATE')).toBeNull();
    expect(blockOfBreak(breakOf(), 'STAFF')).toBe('THEIR_OWN');
    expect(blockOfBreak(breakOf({ pausedFrom: 'STAFF' }), 'STAFF')).toBeNull();
    expect(blockOfBreak(breakOf({ pausedFrom: 'STAFF' }), 'ADVOCATE')).toBeNull();
  });

  it('is the same only with the same day, by the same word', () => {
    const backOn = parseDay('2027-03-09');
    expect(isSameBreak(breakOf({ backOn }), { from: 'ADVOCATE', backOn })).toBe(true);
    expect(isSameBreak(breakOf({ backOn }), { from: 'ADVOCATE', backOn: null })).toBe(false);
    expect(isSameBreak(breakOf({ backOn }), { from: 'STAFF', backOn })).toBe(false);
  });

  it.each([
    ['Asia/Tokyo', '2027-03-05', 'A day after today, 2027-03-05.'],
    ['Asia/Tokyo', '2027-03-06', null],
    ['UTC', '2027-03-05', null],
    ['UTC', '2028-03-04', null], // 366 days
    ['UTC', '2028-03-05', 'A day up to 2028-03-04; leave it out for a break without an end.'],
  ])('in %s the day %s: %s', (zone, day, problem) => {
    expect(problemOfDay(parseDay(day), now, zone)).toBe(problem);
  });

  it('ends with the first instant of the day in the advocate’s zone', () => {
    expect(endOfBreak(parseDay('2027-03-06'), 'Asia/Tokyo')?.toISOString()).toBe(
      '2027-03-05T15:00:00.000Z',
    );
    expect(endOfBreak(null, 'Asia/Tokyo')).toBeNull();
  });

  it('afterwards they are what they were: active where they have done something', () => {
    expect(statusHere({ firstActAt: null })).toBe('JOINED');
    expect(statusHere({ firstActAt: now })).toBe('ACTIVE');
  });
});
