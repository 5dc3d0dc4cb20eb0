import { Temporal } from 'temporal-polyfill';
import { momentOf, parseMoment } from '../../../kernel/clock.js';
import {
  addDays,
  dayOf,
  hasDay,
  parseDay,
  skippedDay,
  startOfDay,
  type Day,
} from '../../../kernel/day.js';

/** When something happened, as a file gives it. */
export interface ParsedMoment {
  /** in the programme's time zone (R-T1) */
  readonly day: Day;
  /** null: the file gives a day alone */
  readonly at: Date | null;
  /** the zone has no such day */
  readonly skipped?: true;
}

export const EXPECTED_MOMENT =
  'a day such as 2026-11-21, or a moment such as 2026-11-21T09:30:00Z or 2026-11-21 09:30';

const SHAPE =
  /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,9}))?)? ?(Z|[+-]\d{2}:?\d{2})?)?$/i;

/** Days that are kept with their results: an import needs the same few thousand again and again. */
const MOST_KEPT = 10_000;

/**
 * Reads the days and moments of a file, in the time zone of the programme. A moment without a zone
 * of its own is one on the clocks of that zone.
 */
export class MomentReader {
  private readonly latest: Day;
  private readonly days = new Map<string, ParsedMoment | null>();
  private readonly starts = new Map<Day, Date>();

  constructor(
    private readonly timeZone: string,
    now: Date,
  ) {
    // In the time zone of the file's author it may be tomorrow already: that is no future.
    this.latest = addDays(dayOf(now, timeZone), 1);
  }

  /** Null for what is neither a day nor a moment. */
  read(text: string): ParsedMoment | null {
    const match = SHAPE.exec(text);
    if (match === null) return null;
    const [, year = '', month = '', date = '', hour] = match;
    const told = this.readDay(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`);
    if (told === null || hour === undefined) return told;
    // A moment with a zone of its own may be on that day elsewhere.
    if (told.skipped && match[8] === undefined) return told;
    return this.readMoment(told.day, match);
  }

  /** What would be right instead of a day that the zone has not. */
  skipped({ day }: ParsedMoment): string {
    return skippedDay(day, this.timeZone);
  }

  isInFuture({ day }: ParsedMoment): boolean {
    return day > this.latest;
  }

  /** A day without a time begins where the day does. */
  momentOf({ day, at }: ParsedMoment): Date {
    if (at !== null) return at;
    const known = this.starts.get(day);
    if (known !== undefined) return known;
    if (this.starts.size >= MOST_KEPT) this.starts.clear();
    const start = startOfDay(day, this.timeZone);
    this.starts.set(day, start);
    return start;
  }

  private readDay(text: string): ParsedMoment | null {
    const known = this.days.get(text);
    if (known !== undefined) return known;
    if (this.days.size >= MOST_KEPT) this.days.clear();
    const day = orNull(() => parseDay(text));
    const told = day === null ? null : this.dayOnly(day);
    this.days.set(text, told);
    return told;
  }

  private dayOnly(day: Day): ParsedMoment {
    const told = { day, at: null };
    return hasDay(day, this.timeZone) ? told : { ...told, skipped: true };
  }

  private readMoment(day: Day, match: RegExpExecArray): ParsedMoment | null {
    const [, , , , hour = '', minute = '', second = '00', fraction = '0', zone] = match;
    const time = `${hour.padStart(2, '0')}:${minute}:${second}.${fraction}`;
    const at = orNull(() =>
      zone === undefined
        ? momentOf(
            Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(this.timeZone)
              .epochMilliseconds,
          )
        : parseMoment(`${day}T${time}${zone}`),
    );
    // In the programme's zone it may be the day before the first, or after the last.
    const there = at === null ? null : orNull(() => parseDay(dayOf(at, this.timeZone)));
    return at === null || there === null ? null : { day: there, at };
  }
}

function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
