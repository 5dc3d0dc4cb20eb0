import { plusMs } from '../kernel/clock.js';
import { addDays, dayOf, startOfDay, type Day } from '../kernel/day.js';

const MINUTE_MS = 60_000;

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

  /** `time` as `HH:MM` after the start of that day; at least one day ago, so that it is past. */
  at(daysAgo: number, time: string): Date {
    if (daysAgo < 1) throw new RangeError('The story ends yesterday.');
    const [hours = 0, minutes = 0] = time.split(':').map(Number);
    return plusMs(startOfDay(this.day(daysAgo), this.timeZone), (hours * 60 + minutes) * MINUTE_MS);
  }
}
