import { describe, expect, it } from '@jest/globals';
import { parseMoment } from '../../../kernel/clock.js';
import { noticeOfSubmission } from './submission-notice.rules.js';

const at = parseMoment('2026-11-21T09:00:00Z');

describe('R-N1: one decision about a submission makes one notice', () => {
  const cases: [string[], number, string | null, string | null][] = [
    [['APPROVED', 'COMPLETED'], 200, 'SUBMISSION_APPROVED', 'APPROVED'],
    [['CHANGES_REQUESTED'], 0, 'SUBMISSION_CHANGES_REQUESTED', 'CHANGES_REQUESTED'],
    [['NOT_ACCEPTED_FINAL'], 0, 'SUBMISSION_NOT_ACCEPTED', 'NOT_ACCEPTED_FINAL'],
    [['TAKEN_BACK'], -200, 'POINTS_REVERSED', 'TAKEN_BACK'],
    [['TAKEN_BACK'], 0, null, null],
  ];
  it.each(cases)('%j with %d points: %s', (outcomes, points, kind, told) => {
    const lines = outcomes.map((outcome) => ({
      outcome,
      actorKind: 'MEMBER' as const,
      recordedAt: at,
      occurredAt: at,
    }));
    const notice = noticeOfSubmission(lines, points);
    expect(notice?.kind ?? null).toBe(kind);
    expect(notice?.line.outcome ?? null).toBe(told);
  });
});
