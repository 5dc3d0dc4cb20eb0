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

/** A moment from an RFC 3339 text with a zone or `Z`. Throws RangeError otherwise. */
export function parseMoment(text: string): Date {
  if (!/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/i.test(text)) {
    throw new RangeError(`Not a moment with a time zone (want 2026-11-21T09:30:00Z): ${text}`);
  }
  return momentOf(Date.parse(text));
}

export function plusMs(moment: Date, ms: number): Date {
  return momentOf(moment.getTime() + ms);
}

/** The computer's own clock: for time-outs, logs and processes, never for the product's decisions. */
export const systemClock: Clock = { now: () => momentOf(Date.now()) };
