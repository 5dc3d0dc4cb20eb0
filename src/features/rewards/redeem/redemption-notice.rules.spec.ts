import { describe, expect, it } from '@jest/globals';
import { parseMoment } from '../../../kernel/clock.js';
import { noticeOfRedemption } from './redemption-notice.rules.js';

const at = parseMoment('2026-11-21T09:00:00Z');

describe('R-N1: one decision about a redemption makes one notice', () => {
  const cases: [string[], string | null, string | null][] = [
    [['APPROVED', 'FULFILLED'], 'REDEMPTION_APPROVED', 'FULFILLED'],
    [['REJECTED'], 'REDEMPTION_NOT_ACCEPTED', 'REJECTED'],
    [['REVEALED'], null, null],
  ];
  it.each(cases)('%j: %s', (outcomes, kind, told) => {
    const lines = outcomes.map((outcome) => ({
      outcome,
      actorKind: 'MEMBER' as const,
      recordedAt: at,
      occurredAt: at,
    }));
    const notice = noticeOfRedemption(lines);
    expect(notice?.kind ?? null).toBe(kind);
    expect(notice?.line.outcome ?? null).toBe(told);
  });
});
