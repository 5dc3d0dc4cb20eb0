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
import { PLAIN_FORMAT } from './column-format.rules.js';
import { readWritten, type DayFormat } from './written-day.rules.js';

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

/** How a spreadsheet keeps a day: 46300. */
const SERIAL = /^[1-9]\d{4}([.,]\d+)?$/;
/** How programs do: the seconds since 1970, or thousandths of them. */
const SINCE_1970 = /^[1-9]\d{9}(\d{3})?$/;

/** What would be right for this text, in a column that is written so. */
export function expectedMoment({ order, shortYears }: DayFormat, text: string): string {
  if (SERIAL.test(text)) {
    return `a day: ${text} is how a spreadsheet keeps one, format the column as a date`;
  }
  if (SINCE_1970.test(text)) {
    return `a moment such as 2026-11-21T09:30:00Z: ${text} counts the seconds since 1970`;
  }
  if (order === 'YMD') return EXPECTED_MOMENT;
  const year = shortYears ? '26' : '2026';
  const examples = { DMY: `21/11/${year}`, MDY: `11/21/${year}`, NAMED: `21 Nov ${year}` };
  return `a day such as ${examples[order]}, as the column is written`;
}

/** Days that are kept with their results: an import needs the same few thousand again and again. */
const MOST_KEPT = 10_000;

/**
 * Reads the days and moments of a file, in the time zone of the programme. A moment without a zone
 * of its own is one on the clocks of that zone.
 */
export class MomentReader {
  private readonly latest: Day;
  private readonly days = new Map<Day, ParsedMoment>();
  private readonly starts = new Map<Day, Date>();

  constructor(
    private readonly timeZone: string,
    now: Date,
  ) {
    // In the time zone of the file's author it may be tomorrow already: that is no future.
    this.latest = addDays(dayOf(now, timeZone), 1);
  }

  /** Null for what is neither a day nor a moment; a day is what is written, whatever time it has. */
  read(text: string, format: DayFormat = PLAIN_FORMAT.day, isDay = false): ParsedMoment | null {
    const written = readWritten(text, format);
    if (written === null) return null;
    const told = this.dayOnly(written.day);
    if (isDay || written.time === null) return told;
    // A moment with an offset of its own may be on that day elsewhere.
    if (told.skipped && written.offset === null) return told;
    return this.readMoment(written.day, written.time, written.offset);
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

  private dayOnly(day: Day): ParsedMoment {
    const known = this.days.get(day);
    if (known !== undefined) return known;
    if (this.days.size >= MOST_KEPT) this.days.clear();
    const there = hasDay(day, this.timeZone);
    const told: ParsedMoment = { day, at: null, ...(there ? {} : { skipped: true }) };
    this.days.set(day, told);
    return told;
  }

  private readMoment(day: Day, time: string, offset: string | null): ParsedMoment | null {
    const at = orNull(() =>
      offset === null
        ? momentOf(
            Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(this.timeZone)
              .epochMilliseconds,
          )
        : parseMoment(`${day}T${time}${offset}`),
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
