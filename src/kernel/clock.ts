import { parseDay } from './calendar-day.js';

/**
 * The one place where moments are made from numbers. Everything else receives its moments (R-T3).
 * Shape: a moment is a `Date` (an instant, milliseconds, UTC).
 */
export interface Clock {
  now(): Date;
}

/** A moment from milliseconds since 1970-01-01T00:00Z. Throws RangeError for what is no time. */
export function momentOf(epochMs: number): Date {
  const moment = new Date(epochMs);
  if (Number.isNaN(moment.getTime())) throw new RangeError(`Not a moment: ${String(epochMs)}`);
  return moment;
}

const RFC_3339 =
  /^(\d{4}-\d{2}-\d{2})[T ](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-](?:0\d|1[0-5]):?[0-5]\d)$/i;

/**
 * A moment from an RFC 3339 text with a zone or `Z`. Throws RangeError otherwise, also for a day that
 * the calendar has not (`Date.parse` takes 30 February for 2 March), hour 24 and second 60.
 */
export function parseMoment(text: string): Date {
  const day = RFC_3339.exec(text)?.[1];
  if (day === undefined) {
    throw new RangeError('A moment with a time zone, such as 2026-11-21T09:30:00Z.');
  }
  parseDay(day);
  return momentOf(Date.parse(text.toUpperCase().replace(' ', 'T')));
}

export function plusMs(moment: Date, ms: number): Date {
  return momentOf(moment.getTime() + ms);
}

/** The computer's own clock: for time-outs, logs and processes, never for the product's decisions. */
export const systemClock: Clock = { now: () => momentOf(Date.now()) };
