import { Temporal } from 'temporal-polyfill';
import type { Day } from './calendar-day.js';
import { momentOf } from './clock.js';

export { parseDay } from './calendar-day.js';
export type { Day };

/** Kept by time zone: making one costs a thousand times as much as using it. */
const calendars = new Map<string, Intl.DateTimeFormat>();

const WRITTEN = /^\d{4}-\d{2}-\d{2}$/;

/** The day of a moment in a zone (R-T1). Temporal would take twenty times as long. */
export function dayOf(moment: Date, timeZone: string): Day {
  let calendar = calendars.get(timeZone);
  if (calendar === undefined) {
    // Swedish days are written as ours. Taking them from the parts costs four times as much.
    calendar = new Intl.DateTimeFormat('sv-SE', {
      timeZone,
      calendar: 'iso8601',
      numberingSystem: 'latn',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    calendars.set(timeZone, calendar);
  }
  const text = calendar.format(moment);
  return (WRITTEN.test(text) ? text : partsOf(calendar, moment)) as Day;
}

/** For systems without that language, where the order of the parts is another one. */
function partsOf(calendar: Intl.DateTimeFormat, moment: Date): string {
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const { type, value } of calendar.formatToParts(moment)) parts[type] = value;
  return `${String(parts.year)}-${String(parts.month)}-${String(parts.day)}`;
}

export function addDays(day: Day, days: number): Day {
  return Temporal.PlainDate.from(day).add({ days }).toString() as Day;
}

/** The same day so many years later; 29 February becomes the 28th where there is none. */
export function addYears(day: Day, years: number): Day {
  return Temporal.PlainDate.from(day).add({ years }).toString() as Day;
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' })
    .days;
}

/** The first instant of a day in a zone; where midnight does not exist, the first one that does. */
export function startOfDay(day: Day, timeZone: string): Date {
  return momentOf(
    Temporal.PlainDate.from(day).toZonedDateTime({ timeZone }).startOfDay().epochMilliseconds,
  );
}

/** Whether a zone has this day: some of the Pacific have skipped one (2011-12-30 in Apia). */
export function hasDay(day: Day, timeZone: string): boolean {
  return dayOf(startOfDay(day, timeZone), timeZone) === day;
}

/** What to say of a day that the zone of a programme has not. */
export function skippedDay(day: Day, timeZone: string): string {
  return `a day that ${timeZone} has: its calendar went from the day before ${day} to the day after`;
}

/** So many days later at the same local time: the days may have 23 or 25 hours. */
export function plusDays(moment: Date, days: number, timeZone: string): Date {
  return momentOf(
    Temporal.Instant.fromEpochMilliseconds(moment.getTime())
      .toZonedDateTimeISO(timeZone)
      .add({ days }).epochMilliseconds,
  );
}

/** The hour of the local time, 0 to 23. */
export function hourOf(moment: Date, timeZone: string): number {
  return Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(timeZone).hour;
}

/** `Area/Place`, `UTC` and the like; an offset such as `+09:00` is a zone only to newer engines. */
const NAME_OF_ZONE = /^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/;
const LONGEST_NAME_OF_ZONE = 64;

/** Those that were tried. */
const usableZones = new Set<string>();

/** Whether this runtime can reckon with a zone of this name: it is tried where it will be used. */
export function isTimeZone(name: string): boolean {
  if (usableZones.has(name)) return true;
  if (name.length > LONGEST_NAME_OF_ZONE || !NAME_OF_ZONE.test(name)) return false;
  try {
    const today = dayOf(momentOf(0), name);
    startOfDay(addDays(today, 1), name);
    usableZones.add(name);
    return true;
  } catch (error) {
    calendars.delete(name);
    if (error instanceof RangeError) return false;
    throw error;
  }
}
