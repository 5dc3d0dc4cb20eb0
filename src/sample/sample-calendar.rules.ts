import { plusMs } from '../kernel/clock.js';
import { addDays, dayOf, daysBetween, parseDay, startOfDay, type Day } from '../kernel/day.js';

const MINUTE_MS = 60_000;
const SOME_SUNDAY = parseDay('1970-01-04');

/** Moments of the sample's story, counted back from the day on which it is made. */
export class SampleCalendar {
  private readonly today: Day;

  constructor(
    now: Date,
    private readonly timeZone: string,
  ) {
    this.today = dayOf(now, timeZone);
  }

  day(daysAgo: number): Day {
    return addDays(this.today, -daysAgo);
  }

  /** From 0, a Sunday, to 6. */
  weekday(daysAgo: number): number {
    return ((daysBetween(SOME_SUNDAY, this.day(daysAgo)) % 7) + 7) % 7;
  }

  /** That day, or the Monday after its weekend where that is past already. */
  workday(daysAgo: number): number {
    const daysToMonday = { 6: 2, 0: 1 }[this.weekday(daysAgo)] ?? 0;
    return Math.max(1, daysAgo - daysToMonday);
  }

  /** `time` as `HH:MM` after the start of that day; at least one day ago, so that it is past. */
  at(daysAgo: number, time: string): Date {
    if (daysAgo < 1) throw new RangeError('The story ends yesterday.');
    const [hours = 0, minutes = 0] = time.split(':').map(Number);
    return plusMs(startOfDay(this.day(daysAgo), this.timeZone), (hours * 60 + minutes) * MINUTE_MS);
  }
}
