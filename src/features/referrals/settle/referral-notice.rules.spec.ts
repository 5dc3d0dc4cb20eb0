import { describe, expect, it } from '@jest/globals';
import { parseMoment } from '../../../kernel/clock.js';
import { noticeOfReferral } from './referral-notice.rules.js';

const at = parseMoment('2026-11-21T09:00:00Z');

describe('R-N1: one decision about a referral makes one notice', () => {
  const cases: [string[], number, string | null, string | null][] = [
    [['CONVERTED'], 500, 'REFERRAL_CONVERTED', 'CONVERTED'],
    [['CLOSED_ON_REPORTED_LATE', 'CONVERTED'], 500, 'REFERRAL_CONVERTED', 'CONVERTED'],
    [['CONVERTED_BY_SPLIT'], 250, 'REFERRAL_CONVERTED', 'CONVERTED_BY_SPLIT'],
    [['CONVERSION_TAKEN_BACK', 'LOST'], -500, 'POINTS_REVERSED', 'CONVERSION_TAKEN_BACK'],
    [['CONVERSION_TAKEN_BACK'], 0, 'REFERRAL_MOVED', 'CONVERSION_TAKEN_BACK'],
    [['WON_OUTSIDE_WINDOW'], 100, 'POINTS_AWARDED', 'WON_OUTSIDE_WINDOW'],
    [['WON_OUTSIDE_WINDOW'], 0, 'REFERRAL_MOVED', 'WON_OUTSIDE_WINDOW'],
    [['CREDITED_EARLIER'], 50, 'POINTS_AWARDED', 'CREDITED_EARLIER'],
    [['MOVED'], 0, 'REFERRAL_MOVED', 'MOVED'],
    [['CONTACTED', 'MOVED'], 0, 'REFERRAL_MOVED', 'MOVED'],
    [['EXPIRED'], 0, 'REFERRAL_EXPIRED', 'EXPIRED'],
    [['SUBMITTED', 'AWAITS_CONFIRMATION'], 0, 'REFERRAL_CONFIRM', 'AWAITS_CONFIRMATION'],
    [['CONFIRMED'], 0, null, null],
    [['WITHDRAWN'], 0, null, null],
    [[], 0, null, null],
  ];
  it.each(cases)('%j with %d points: %s', (outcomes, points, kind, told) => {
    const lines = outcomes.map((outcome) => ({
      outcome,
      actorKind: 'MEMBER' as const,
      recordedAt: at,
      occurredAt: at,
    }));
    const notice = noticeOfReferral(lines, points);
    expect(notice?.kind ?? null).toBe(kind);
    expect(notice?.line.outcome ?? null).toBe(told);
  });
});
