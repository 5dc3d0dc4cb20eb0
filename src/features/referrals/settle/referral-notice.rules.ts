import type { Points } from '../../../kernel/points.js';
import type { DecidedLine, Notice } from '../../notifications/index.js';

export const REFERRAL_NOTICES = [
  'REFERRAL_MOVED',
  'REFERRAL_CONVERTED',
  'REFERRAL_EXPIRED',
  'REFERRAL_CONFIRM',
] as const;
type Kind = (typeof REFERRAL_NOTICES)[number];

const CONVERTED = ['CONVERTED', 'CONVERTED_BY_SPLIT', 'CONVERSION_MOVED'];
const TAKEN_BACK = [
  'CONVERSION_TAKEN_BACK',
  'LATE_WIN_TAKEN_BACK',
  'IMPORT_TAKEN_BACK',
  'AWARD_TAKEN_BACK',
];

/** What the advocate did, or learned by other means: no notice for it alone. */
const SILENT = new Set([
  'SUBMITTED',
  'IMPORTED',
  'CONFIRMED',
  'REFUSED',
  'WITHDRAWN',
  'CONTACT_CHANGED',
  'FLAGGED',
  'POINTS_HELD',
  'CLEARED',
  'CLOSED_ON_REPORTED_LATE',
  'CLOSED_ON_MOVED',
  'SHARE_DECLARED',
  'SHARE_WITHDRAWN',
]);

/** The first that fits: a conversion, points, the window's end, a question, any other change. */
export function noticeOfReferral<Line extends DecidedLine>(
  lines: readonly Line[],
  points: Points,
): Notice<Line, Kind> | null {
  const one = (...outcomes: string[]): Line | undefined =>
    lines.find((line) => outcomes.includes(line.outcome));
  const told = lines.filter((line) => !SILENT.has(line.outcome)).at(-1);
  const choices: [Notice<Line, Kind>['kind'], Line | undefined][] = [
    ['REFERRAL_CONVERTED', one(...CONVERTED)],
    ['POINTS_REVERSED', points < 0 ? (one(...TAKEN_BACK) ?? told) : undefined],
    ['POINTS_AWARDED', points > 0 ? (told ?? lines.at(-1)) : undefined],
    ['REFERRAL_EXPIRED', one('EXPIRED')],
    ['REFERRAL_CONFIRM', one('AWAITS_CONFIRMATION')],
    ['REFERRAL_MOVED', told],
  ];
  for (const [kind, line] of choices) if (line) return { kind, line };
  return null;
}

const LATE = ['WON_OUTSIDE_WINDOW'];
const UNDONE_BY: Readonly<Record<string, readonly string[]>> = {
  CONVERSION_TAKEN_BACK: CONVERTED,
  LATE_WIN_TAKEN_BACK: LATE,
  ...Object.fromEntries(CONVERTED.map((outcome) => [outcome, ['CONVERSION_TAKEN_BACK']])),
  ...Object.fromEntries(LATE.map((outcome) => [outcome, ['LATE_WIN_TAKEN_BACK']])),
  FRAUD_CONFIRMED: ['CLEARED'],
  CLEARED: ['FRAUD_CONFIRMED'],
};

/** R-W5: won, reopened, won again in one night is one mail. */
export function undoesOfReferral(later: string, earlier: string): boolean {
  return UNDONE_BY[later]?.includes(earlier) ?? false;
}
