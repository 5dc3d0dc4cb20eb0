import { parseDay, type Day } from '../../../kernel/day.js';

/** What comes first; `NAMED`: the month is a word, and nothing can be mistaken. */
export const DAY_ORDERS = ['YMD', 'DMY', 'MDY', 'NAMED'] as const;
export type DayOrder = (typeof DAY_ORDERS)[number];

/** How a column writes its days. */
export interface DayFormat {
  readonly order: DayOrder;
  /** two digits for the year, 2000 to 2099; only where a mapping says so */
  readonly shortYears: boolean;
}

/** A day, perhaps with a time, as it is written: no zone was asked yet. */
export interface WrittenMoment {
  readonly day: Day;
  /** `09:30:00.25` */
  readonly time: string | null;
  /** `Z` or `+02:00`; null where none is written */
  readonly offset: string | null;
}

/** What a mapping may say of days, and what each means. */
export const DAY_EXAMPLES = ['YYYY-MM-DD', 'DD/MM/YYYY', 'MM/DD/YYYY', 'D MMM YYYY'] as const;

const NUMBERS = /^(?<a>\d{1,4})(?<mark>[-/.])(?<b>\d{1,2})\k<mark>(?<c>\d{1,4})$/;
/** ISO 8601 without its marks, as large companies' systems write it. */
const UNMARKED = /^(?<a>\d{4})(?<b>\d{2})(?<c>\d{2})$/;
const CHINESE_OR_JAPANESE = /^(?<a>\d{4})年(?<b>\d{1,2})月(?<c>\d{1,2})日$/;
const DAY_AND_WORD = /^(?<a>\d{1,2})\.?[ -](?<b>\p{L}{3,})\.?,?[ -](?<c>\d{2,4})$/u;
const WORD_AND_DAY = /^(?<b>\p{L}{3,})\.? (?<a>\d{1,2}),? (?<c>\d{4})$/u;
/** Indonesia, Finland and Denmark write `16.30`. */
const TIME =
  /^(?<day>.+?)(?:(?:T|,? +)(?<hour>\d{1,2})[:.](?<minute>\d{2})(?:[:.](?<second>\d{2})(?:[.,](?<fraction>\d{1,9}))?)?(?: ?(?<half>[ap])\.?m\.?)?(?: ?(?<zone>Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?))?)?$/iu;

/** As English, German and Indonesian write them; the first three letters are enough. */
const MONTHS: readonly (readonly string[])[] = [
  ['january', 'januar', 'januari'],
  ['february', 'februar', 'februari', 'pebruari'],
  ['march', 'märz', 'mrz', 'maret'],
  ['april'],
  ['may', 'mai', 'mei'],
  ['june', 'juni'],
  ['july', 'juli'],
  ['august', 'agustus', 'agt', 'ags'],
  ['september', 'sept'],
  ['october', 'oktober'],
  ['november', 'nopember'],
  ['december', 'dezember', 'desember'],
];

/** Reads `DD/MM/YYYY`, `MM/DD/YY`, `D MMM YYYY` as a format; null for anything else. */
export function parseDayFormat(text: string): DayFormat | null {
  const match = /^\s*([DMY]+)[-/. ,]*([DMY]+)[-/. ,]*([DMY]+)/i.exec(text.toUpperCase());
  if (match === null) return null;
  const parts = match.slice(1);
  const shape = parts.map((part) => [...new Set(part)].join('')).join('');
  const year = parts.find((part) => part.startsWith('Y')) ?? '';
  if (year.length !== 2 && year.length !== 4) return null;
  const shortYears = year.length === 2;
  if (parts.some((part) => part.startsWith('MMM'))) return { order: 'NAMED', shortYears };
  const order = DAY_ORDERS.find((each) => each === shape);
  return order === undefined ? null : { order, shortYears };
}

/** The orders by which a text is a day of the calendar, with a year of four digits. */
export function ordersOf(text: string): DayOrder[] {
  return DAY_ORDERS.filter((order) => readWritten(text, { order, shortYears: false }) !== null);
}

/** Null for what is no day by this format. */
export function readWritten(text: string, format: DayFormat): WrittenMoment | null {
  const { day: written = '', ...clock } = TIME.exec(text)?.groups ?? {};
  const day = dayIn(written, format);
  if (day === null) return null;
  if (clock['hour'] === undefined) return { day, time: null, offset: null };
  const time = timeOf(clock);
  return time === null ? null : { day, time, offset: offsetOf(clock['zone']) };
}

function dayIn(text: string, { order, shortYears }: DayFormat): Day | null {
  const parts = order === 'NAMED' ? namedParts(text) : numberedParts(text, order);
  if (parts === null) return null;
  const [year, month, date] = parts;
  const isWhole = year.length === 4 && !shortYears;
  if (!isWhole && !(shortYears && year.length === 2)) return null;
  const digits = [isWhole ? year : `20${year}`, month.padStart(2, '0'), date.padStart(2, '0')];
  try {
    return parseDay(digits.join('-'));
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

type Parts = readonly [year: string, month: string, date: string];

/** What the three groups of a shape hold. */
function partsOf(shape: RegExp, text: string): Readonly<Record<'a' | 'b' | 'c', string>> | null {
  return (shape.exec(text)?.groups as Record<'a' | 'b' | 'c', string> | undefined) ?? null;
}

function numberedParts(text: string, order: 'YMD' | 'DMY' | 'MDY'): Parts | null {
  const yearFirst = partsOf(CHINESE_OR_JAPANESE, text) ?? partsOf(UNMARKED, text);
  if (yearFirst !== null && order !== 'YMD') return null;
  const parts = yearFirst ?? partsOf(NUMBERS, text);
  if (parts === null) return null;
  const { a, b, c } = parts;
  if (order === 'YMD') return [a, b, c];
  if (order === 'DMY') return [c, b, a];
  // Nobody who writes points puts the month first.
  return text.includes('.') ? null : [c, a, b];
}

function namedParts(text: string): Parts | null {
  const parts = partsOf(DAY_AND_WORD, text) ?? partsOf(WORD_AND_DAY, text);
  return parts === null ? null : withMonth(parts.c, parts.b, parts.a);
}

function withMonth(year: string, word: string, date: string): Parts | null {
  const start = word.toLowerCase();
  const month = MONTHS.findIndex((names) => names.some((name) => name.startsWith(start))) + 1;
  return month === 0 ? null : [year, String(month), date];
}

function timeOf({ hour = '', minute = '', second = '00', fraction, half }: Clock): string | null {
  const hours = half === undefined ? Number(hour) : hoursOf(Number(hour), half);
  if (hours === null || hours > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  const point = fraction === undefined ? '' : `.${fraction}`;
  return `${String(hours).padStart(2, '0')}:${minute}:${second}${point}`;
}

/** Of the twelve hours before noon, or after it. */
function hoursOf(hour: number, half: string): number | null {
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}

type Clock = Readonly<Record<string, string | undefined>>;

/** ISO 8601 lets the minutes of an offset be left out, as PostgreSQL does. */
function offsetOf(zone: string | undefined): string | null {
  if (zone === undefined) return null;
  if (!/^[+-]/.test(zone)) return 'Z';
  const digits = zone.replace(':', '').padEnd(5, '0');
  return `${digits.slice(0, 3)}:${digits.slice(3)}`;
}
