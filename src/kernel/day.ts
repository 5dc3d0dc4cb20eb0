import { Temporal } from 'temporal-polyfill';
import { momentOf } from './clock.js';

/** A calendar day without a time or zone, `YYYY-MM-DD`. Compares as text. */
export type Day = string & { readonly __day: unique symbol };

/** Throws RangeError unless `text` is a real day of the calendar written `YYYY-MM-DD`. */
export function parseDay(text: string): Day {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text))
    throw new RangeError(`Not a day (want 2026-11-21): ${text}`);
  return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() as Day;
}

/** By time zone: to make one costs a thousand times what it costs to ask it. */
const calendars = new Map<string, Intl.DateTimeFormat>();

const WRITTEN = /^\d{4}-\d{2}-\d{2}$/;

/**
 * The day that a moment falls on in a zone (R-T1). Temporal takes twenty times as long to say it.
 */
export function dayOf(moment: Date, timeZone: string): Day {
  let calendar = calendars.get(timeZone);
  if (calendar === undefined) {
    // Swedes write their days as we do: the parts, which cost four times as much, are seldom needed.
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

/** Where the language is not installed: the order of the parts is the language's business. */
function partsOf(calendar: Intl.DateTimeFormat, moment: Date): string {
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const { type, value } of calendar.formatToParts(moment)) parts[type] = value;
  return `${String(parts.year)}-${String(parts.month)}-${String(parts.day)}`;
}

export function addDays(day: Day, days: number): Day {
  return Temporal.PlainDate.from(day).add({ days }).toString() as Day;
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

/** So many days later at the same time on the wall: the days may have 23 or 25 hours. */
export function plusDays(moment: Date, days: number, timeZone: string): Date {
  return momentOf(
    Temporal.Instant.fromEpochMilliseconds(moment.getTime())
      .toZonedDateTimeISO(timeZone)
      .add({ days }).epochMilliseconds,
  );
}

/** The hour of the clock on the wall, 0 to 23. */
export function hourOf(moment: Date, timeZone: string): number {
  return Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(timeZone).hour;
}

export function isTimeZone(name: string): boolean {
  try {
    Temporal.Now.zonedDateTimeISO(name);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
