import { describe, expect, it } from '@jest/globals';
import type { ActorKind } from '../../kernel/actor.js';
import { parseMoment, plusMs } from '../../kernel/clock.js';
import { isNews, noticeOf, type NoticeSubjectKind } from './notice.rules.js';

const recordedAt = parseMoment('2026-11-21T09:00:00Z');
const line = (outcome: string, actorKind: ActorKind = 'MEMBER', daysAgo = 0) => ({
  outcome,
  actorKind,
  recordedAt,
  occurredAt: plusMs(recordedAt, -daysAgo * 86_400_000),
});

describe('R-N1: one decision makes one notice', () => {
  const cases: [NoticeSubjectKind, string[], number, string | null, string | null][] = [
    ['REFERRAL', ['CONVERTED'], 500, 'REFERRAL_CONVERTED', 'CONVERTED'],
    ['REFERRAL', ['CLOSED_ON_TOLD_LATE', 'CONVERTED'], 500, 'REFERRAL_CONVERTED', 'CONVERTED'],
    ['REFERRAL', ['CONVERTED_BY_SPLIT'], 250, 'REFERRAL_CONVERTED', 'CONVERTED_BY_SPLIT'],
    [
      'REFERRAL',
      ['CONVERSION_TAKEN_BACK', 'LOST'],
      -500,
      'POINTS_REVERSED',
      'CONVERSION_TAKEN_BACK',
    ],
    ['REFERRAL', ['CONVERSION_TAKEN_BACK'], 0, 'REFERRAL_MOVED', 'CONVERSION_TAKEN_BACK'],
    ['REFERRAL', ['WON_OUTSIDE_WINDOW'], 100, 'POINTS_AWARDED', 'WON_OUTSIDE_WINDOW'],
    ['REFERRAL', ['WON_OUTSIDE_WINDOW'], 0, 'REFERRAL_MOVED', 'WON_OUTSIDE_WINDOW'],
    ['REFERRAL', ['CREDITED_EARLIER'], 50, 'POINTS_AWARDED', 'CREDITED_EARLIER'],
    ['REFERRAL', ['MOVED'], 0, 'REFERRAL_MOVED', 'MOVED'],
    ['REFERRAL', ['CONTACTED', 'MOVED'], 0, 'REFERRAL_MOVED', 'MOVED'],
    ['REFERRAL', ['EXPIRED'], 0, 'REFERRAL_EXPIRED', 'EXPIRED'],
    [
      'REFERRAL',
      ['SUBMITTED', 'AWAITS_CONFIRMATION'],
      0,
      'REFERRAL_CONFIRM',
      'AWAITS_CONFIRMATION',
    ],
    ['REFERRAL', ['CONFIRMED'], 0, null, null],
    ['REFERRAL', ['WITHDRAWN'], 0, null, null],
    ['REFERRAL', [], 0, null, null],
    ['PARTICIPATION', ['APPROVED', 'COMPLETED'], 200, 'SUBMISSION_APPROVED', 'APPROVED'],
    [
      'PARTICIPATION',
      ['CHANGES_REQUESTED'],
      0,
      'SUBMISSION_CHANGES_REQUESTED',
      'CHANGES_REQUESTED',
    ],
    ['PARTICIPATION', ['NOT_ACCEPTED_FINAL'], 0, 'SUBMISSION_NOT_ACCEPTED', 'NOT_ACCEPTED_FINAL'],
    ['PARTICIPATION', ['TAKEN_BACK'], -200, 'POINTS_REVERSED', 'TAKEN_BACK'],
    ['PARTICIPATION', ['TAKEN_BACK'], 0, null, null],
    ['REDEMPTION', ['APPROVED', 'FULFILLED'], 0, 'REDEMPTION_APPROVED', 'FULFILLED'],
    ['REDEMPTION', ['REJECTED'], 0, 'REDEMPTION_NOT_ACCEPTED', 'REJECTED'],
    ['REDEMPTION', ['REVEALED'], 0, null, null],
  ];
  it.each(cases)('%s %j with %d points: %s', (subject, outcomes, points, kind, told) => {
    const notice = noticeOf(
      subject,
      outcomes.map((outcome) => line(outcome)),
      points,
    );
    expect(notice?.kind ?? null).toBe(kind);
    expect(notice?.line.outcome ?? null).toBe(told);
  });
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
