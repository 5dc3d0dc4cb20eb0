/** A calendar day without a time or zone, `YYYY-MM-DD`. Compares as text. */
export type Day = string & { readonly __day: unique symbol };

/** Outside of these years clocks, calendars and databases disagree, and nothing of ours happened. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 9999;

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Throws RangeError unless `text` is a day of the calendar from 1900 on, written `YYYY-MM-DD`. Looked
 * up here: what an engine says to a day that is none differs from one to the next.
 */
export function parseDay(text: string): Day {
  const [, years, months, days] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  if (years === undefined) throw new RangeError('A day such as 2026-11-21.');
  const [year, month, day] = [Number(years), Number(months), Number(days)];
  if (year < FIRST_YEAR || year > LAST_YEAR) {
    throw new RangeError(`A day from ${String(FIRST_YEAR)} to ${String(LAST_YEAR)}.`);
  }
  if (day < 1 || day > lengthOf(year, month)) {
    throw new RangeError('A day that the calendar has, such as 2026-11-21.');
  }
  return text as Day;
}

/** 0 for a month that is none. */
function lengthOf(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return (DAYS[month - 1] ?? 0) + (month === 2 && isLeap ? 1 : 0);
}
