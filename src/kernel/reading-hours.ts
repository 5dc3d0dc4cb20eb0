import { Temporal } from 'temporal-polyfill';
import { momentOf } from './clock.js';
import { addDays, dayOf, hourOf } from './day.js';

const FIRST_HOUR = 8;
const END_HOUR = 21;

/**
 * The first moment from `moment` on that is not in the reader's night: 08:00 to 21:00 in their
 * local time (R-N1), also on days of 23 or 25 hours.
 */
export function readingMoment(moment: Date, timeZone: string): Date {
  const hour = hourOf(moment, timeZone);
  if (hour >= FIRST_HOUR && hour < END_HOUR) return moment;
  const today = dayOf(moment, timeZone);
  const day = hour < FIRST_HOUR ? today : addDays(today, 1);
  const morning = Temporal.PlainDate.from(day).toZonedDateTime({
    timeZone,
    plainTime: { hour: FIRST_HOUR },
  });
  return momentOf(morning.epochMilliseconds);
}
