import type { ActorKind } from '../../kernel/actor.js';
import type { Points } from '../../kernel/points.js';

export const NOTIFICATION_KINDS = [
  'SUBMISSION_APPROVED',
  'SUBMISSION_CHANGES_REQUESTED',
  'SUBMISSION_NOT_ACCEPTED',
  'POINTS_AWARDED',
  'POINTS_REVERSED',
  'REFERRAL_MOVED',
  'REFERRAL_CONVERTED',
  'REFERRAL_EXPIRED',
  'REFERRAL_CONFIRM',
  'REDEMPTION_APPROVED',
  'REDEMPTION_NOT_ACCEPTED',
] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

/** What a notice can be about. */
export type NoticeSubjectKind = 'REFERRAL' | 'PARTICIPATION' | 'REDEMPTION';

/** A line of the timeline, as much as a notice needs of it. */
export interface DecidedLine {
  readonly outcome: string;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
  readonly actorKind: ActorKind;
}

export interface Notice<Line extends DecidedLine> {
  readonly kind: NotificationKind;
  /** the line that the notice tells */
  readonly line: Line;
}

const CONVERTED = ['CONVERTED', 'CONVERTED_BY_SPLIT', 'CONVERSION_MOVED'];
const TAKEN_BACK = ['CONVERSION_TAKEN_BACK', 'LATE_WIN_TAKEN_BACK'];

/** What an advocate did or was told by other means: no notice for it alone. */
const SILENT = new Set([
  'SUBMITTED',
  'IMPORTED',
  'CONFIRMED',
  'REFUSED',
  'WITHDRAWN',
  'CONTACT_CHANGED',
  'FLAGGED',
  'CLEARED',
  'CLOSED_ON_TOLD_LATE',
  'CLOSED_ON_MOVED',
]);

const OF_PARTICIPATION: Readonly<Record<string, NotificationKind>> = {
  APPROVED: 'SUBMISSION_APPROVED',
  CHANGES_REQUESTED: 'SUBMISSION_CHANGES_REQUESTED',
  NOT_ACCEPTED: 'SUBMISSION_NOT_ACCEPTED',
  NOT_ACCEPTED_FINAL: 'SUBMISSION_NOT_ACCEPTED',
};

const OF_REDEMPTION: Readonly<Record<string, NotificationKind>> = {
  FULFILLED: 'REDEMPTION_APPROVED',
  REJECTED: 'REDEMPTION_NOT_ACCEPTED',
};

/**
 * The one notice that the lines of one decision make, points included (R-N1), or null where there
 * is nothing to tell. `points` that came (above zero) or went (below).
 */
export function noticeOf<Line extends DecidedLine>(
  subjectKind: NoticeSubjectKind,
  lines: readonly Line[],
  points: Points,
): Notice<Line> | null {
  if (subjectKind === 'REFERRAL') return noticeOfReferral(lines, points);
  const kinds = subjectKind === 'PARTICIPATION' ? OF_PARTICIPATION : OF_REDEMPTION;
  for (const line of lines) {
    const kind = kinds[line.outcome] ?? takenBack(line, points);
    if (kind) return { kind, line };
  }
  return null;
}

function takenBack(line: DecidedLine, points: Points): NotificationKind | null {
  return line.outcome === 'TAKEN_BACK' && points < 0 ? 'POINTS_REVERSED' : null;
}

function noticeOfReferral<Line extends DecidedLine>(
  lines: readonly Line[],
  points: Points,
): Notice<Line> | null {
  const one = (...outcomes: string[]): Line | undefined =>
    lines.find((line) => outcomes.includes(line.outcome));
  const told = lines.filter((line) => !SILENT.has(line.outcome)).at(-1);
  const choices: [NotificationKind, Line | undefined][] = [
    ['REFERRAL_CONVERTED', one(...CONVERTED)],
    ['POINTS_REVERSED', points < 0 ? (one(...TAKEN_BACK) ?? told) : undefined],
    ['POINTS_AWARDED', points > 0 ? told : undefined],
    ['REFERRAL_EXPIRED', one('EXPIRED')],
    ['REFERRAL_CONFIRM', one('AWAITS_CONFIRMATION')],
    ['REFERRAL_MOVED', told],
  ];
  for (const [kind, line] of choices) if (line) return { kind, line };
  return null;
}

const NEWS_DAYS = 7;
const DAY_MS = 86_400_000;

/**
 * Whether a notice may go out by mail. The sample and imports are silent. What a machine found out
 * long after it happened (the window of a referral imported years later) is history, not news;
 * what a person told late is news to the advocate.
 */
export function isNews({ actorKind, occurredAt, recordedAt }: DecidedLine): boolean {
  if (actorKind === 'SAMPLE' || actorKind === 'CLI') return false;
  if (actorKind !== 'JOB') return true;
  return recordedAt.getTime() - occurredAt.getTime() <= NEWS_DAYS * DAY_MS;
}
