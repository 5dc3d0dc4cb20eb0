import { addDays, dayOf, startOfDay, type Day } from '../../../kernel/day.js';

/** A closing reported later than this many days after it is marked (R-W4). */
export const TOLD_LATE_AFTER_DAYS = 7;

const DAY_MS = 86_400_000;

export interface ConversionWindow {
  /** d0: the day of the submission in the programme's time zone */
  readonly submittedOn: Day;
  /** d0 + N, the last day whose win converts */
  readonly lastDay: Day;
  /** the first instant of the day d0 + N + 1: the deadline that people see */
  readonly closesAt: Date;
}

/**
 * R-W1: the days in which a won deal converts. `windowDays` and `timeZone` are those frozen on the
 * referral (R-W2). Throws RangeError for a zone that does not exist.
 */
export function conversionWindow(
  submittedAt: Date,
  timeZone: string,
  windowDays: number,
): ConversionWindow {
  const submittedOn = kept(days, `${String(submittedAt.getTime())} ${timeZone}`, () =>
    dayOf(submittedAt, timeZone),
  );
  return kept(windows, `${submittedOn} ${String(windowDays)} ${timeZone}`, () => ({
    submittedOn,
    lastDay: addDays(submittedOn, windowDays),
    closesAt: startOfDay(addDays(submittedOn, windowDays + 1), timeZone),
  }));
}

/** Calendars are slow, and an import needs the same few thousand days again and again. */
const MOST_KEPT = 10_000;
const days = new Map<string, Day>();
const windows = new Map<string, ConversionWindow>();

function kept<Value>(answers: Map<string, Value>, key: string, make: () => Value): Value {
  const known = answers.get(key);
  if (known !== undefined) return known;
  if (answers.size >= MOST_KEPT) answers.clear();
  const made = make();
  answers.set(key, made);
  return made;
}

export type WindowSide = 'BEFORE' | 'INSIDE' | 'AFTER';

/** Where a day lies (R-W1, R-W10): day 0 and day `windowDays` are inside. */
export function windowSide(submittedOn: Day, windowDays: number, day: Day): WindowSide {
  if (day < submittedOn) return 'BEFORE';
  return dayNumber(submittedOn, day) <= windowDays ? 'INSIDE' : 'AFTER';
}

/**
 * Days since the submission: 0 on d0, negative before it. Counted in UTC, where every day has 24
 * hours: days have no zone, and an import calls this for each of its deals.
 */
export function dayNumber(submittedOn: Day, day: Day): number {
  return (Date.parse(day) - Date.parse(submittedOn)) / DAY_MS;
}

/** R-W1: at `closesAt` itself the window is closed. */
export function isWindowOpen(windowClosesAt: Date, now: Date): boolean {
  return now < windowClosesAt;
}

/** Days between the closing and the day it was reported, in the zone. */
export function daysUntilReported(closedOn: Day, recordedAt: Date, timeZone: string): number {
  return dayNumber(closedOn, dayOf(recordedAt, timeZone));
}

/** R-W4: whether a closing was reported more than 7 days after it. */
export function isReportedLate(closedOn: Day, recordedAt: Date, timeZone: string): boolean {
  // No zone is a day ahead of UTC: a report within the 7 days of UTC needs no calendar.
  if (recordedAt.getTime() < Date.parse(closedOn) + TOLD_LATE_AFTER_DAYS * DAY_MS) return false;
  return daysUntilReported(closedOn, recordedAt, timeZone) > TOLD_LATE_AFTER_DAYS;
}
