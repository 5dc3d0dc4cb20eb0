import { describe, expect, it } from '@jest/globals';
import { parseMoment } from '../../../kernel/clock.js';
import { messageBeside, noticeOfRedemption } from './redemption-notice.rules.js';

const at = parseMoment('2026-11-21T09:00:00Z');

describe('R-N1: one decision about a redemption makes one notice', () => {
  const cases: [string[], string | null, string | null][] = [
    [['APPROVED', 'FULFILLED'], 'REDEMPTION_APPROVED', 'FULFILLED'],
    [['APPROVED', 'BEING_PREPARED'], 'REDEMPTION_BEING_PREPARED', 'BEING_PREPARED'],
    [['HANDED_OVER'], 'REDEMPTION_FULFILLED', 'HANDED_OVER'],
    [['FAILED'], 'REDEMPTION_FAILED', 'FAILED'],
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

  it('R-N1: each is sent with what was written with it, also where it goes out late', () => {
    const written = { reasonText: 'Ask again.', fulfilmentNote: 'Parcel 4711' };
    expect(messageBeside('HANDED_OVER', written)).toBe('Parcel 4711');
    expect(messageBeside('FAILED', written)).toBe('Ask again.');
    expect(messageBeside('REJECTED', written)).toBe('Ask again.');
    expect(messageBeside('BEING_PREPARED', written)).toBeNull();
  });
});
