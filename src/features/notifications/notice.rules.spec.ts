import { describe, expect, it } from '@jest/globals';
import type { ActorKind } from '../../kernel/actor.js';
import { parseMoment, plusMs } from '../../kernel/clock.js';
import { duringBreak, isNews, overtakenNotices } from './notice.rules.js';

const recordedAt = parseMoment('2026-11-21T09:00:00Z');
const line = (outcome: string, actorKind: ActorKind = 'MEMBER', daysAgo = 0) => ({
  outcome,
  actorKind,
  recordedAt,
  occurredAt: plusMs(recordedAt, -daysAgo * 86_400_000),
});

describe('what goes out by mail', () => {
  it.each([
    ['what a colleague decided', line('MOVED', 'MEMBER', 0), true],
    ['what a colleague told a month late', line('CONVERTED', 'MEMBER', 30), true],
    ['a window that closed on time', line('EXPIRED', 'JOB', 0), true],
    ['a window that closed after the worker was down for a week', line('EXPIRED', 'JOB', 7), true],
    ['the window of a referral imported years later', line('EXPIRED', 'JOB', 900), false],
    ['an import', line('CONVERTED', 'CLI', 0), false],
    ['the sample', line('CONVERTED', 'SAMPLE', 0), false],
  ])('%s: %s', (_name, told, mailed) => {
    expect(isNews(told)).toBe(mailed);
  });
});

it.each([
  ['what asks for something', 'CONFIRM', 'NOTHING'],
  ['an answer to what they did', 'APPROVED', 'MAIL'],
  ['anything else', 'MOVED', 'NOTICE'],
])('R-U1: during a break %s is %s: %s', (_name, kind, reach) => {
  expect(duringBreak(kind, { asks: ['CONFIRM'], answers: ['APPROVED'] })).toBe(reach);
});

describe('R-N1: of what waited together the last is told where the same happened again', () => {
  const told = (id: string, subjectId: string, outcome: string, points = 0) => ({
    ...{ id, subjectId, kind: 'REFERRAL_MOVED' },
    inputs: points === 0 ? { outcome } : { outcome, points },
  });
  it.each([
    ['two steps of one referral', [told('1', 'a', 'MOVED'), told('2', 'a', 'MOVED')], ['1']],
    ['a contact and a step', [told('1', 'a', 'CONTACTED'), told('2', 'a', 'MOVED')], []],
    ['steps of two referrals', [told('1', 'a', 'MOVED'), told('2', 'b', 'MOVED')], []],
    ['points, one by one', [told('1', 'a', 'WON', 5), told('2', 'a', 'WON', 7)], []],
  ])('%s', (_name, mailed, overtaken) => {
    expect(overtakenNotices(mailed)).toEqual(overtaken);
  });
});
