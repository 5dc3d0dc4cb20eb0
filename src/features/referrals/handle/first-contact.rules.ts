import { addDays, dayOf, startOfDay } from '../../../kernel/day.js';
import { Temporal } from 'temporal-polyfill';

const SATURDAY = 6;

/**
 * R-W3: by when somebody should be in contact: the end of the last of so many working days after
 * the day of submission (Monday to Friday), as its first instant after.
 */
export function firstContactTarget(submittedAt: Date, timeZone: string, workingDays: number): Date {
  let day = dayOf(submittedAt, timeZone);
  for (let left = workingDays; left > 0;) {
    day = addDays(day, 1);
    if (Temporal.PlainDate.from(day).dayOfWeek < SATURDAY) left -= 1;
  }
  return startOfDay(addDays(day, 1), timeZone);
}
