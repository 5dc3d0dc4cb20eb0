import { minorDigits } from '../../../../src/kernel/money.js';
import type { Language } from '../../i18n/languages.js';

/** Money as the API sends it: the smallest unit of the currency (cents; yen have none). */
export interface Money {
  amountMinor: number | string;
  currency: string;
}

export interface FormatSettings {
  language: Language;
  /** IANA name of the programme's time zone: every moment is shown in it, wherever the reader sits. */
  timeZone: string;
}

export interface DeadlineText {
  /** The last day of the window, written out. */
  day: string;
  /** The time zone in the reader's language. */
  zone: string;
  /** Whole days between the reader's today and the last day: 0 on the last day, negative afterwards. */
  daysLeft: number;
}

const LOCALES: Record<Language, string> = {
  en: 'en-GB',
  ja: 'ja-JP',
  id: 'id-ID',
  'zh-CN': 'zh-CN',
};
const DAY_MS = 86_400_000;

/** Days since 1970 of the calendar day that a moment falls on in a time zone. */
function dayNumber(epochMs: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  }).formatToParts(epochMs);
  const part = (type: string) => Number(parts.find((each) => each.type === type)?.value);
  return Date.UTC(part('year'), part('month') - 1, part('day')) / DAY_MS;
}

const cityOf = (timeZone: string) => timeZone.split('/').pop()?.replaceAll('_', ' ') ?? timeZone;

/**
 * The name of a zone as readers use it: the city where Latin letters are read ("Tokyo"), and the
 * zone's own name in Japanese and Chinese, where Latin letters would look odd ("日本標準時").
 */
function zoneName(language: Language, timeZone: string, epochMs: number): string {
  if (!timeZone.includes('/')) return timeZone;
  if (language === 'en' || language === 'id') return cityOf(timeZone);
  const named = (timeZoneName: 'shortGeneric' | 'longGeneric') =>
    new Intl.DateTimeFormat(LOCALES[language], { timeZone, timeZoneName })
      .formatToParts(epochMs)
      .find((part) => part.type === 'timeZoneName')?.value ?? cityOf(timeZone);
  const short = named('shortGeneric');
  // Some zones have only letters as a short name ("JST").
  return /^[\w+-]+$/.test(short) ? named('longGeneric') : short;
}

/** Everything that is written differently by language, time zone or currency. Pure: `nowMs` is passed in. */
export function createFormats({ language, timeZone }: FormatSettings) {
  const locale = LOCALES[language];
  const dayFormat = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const momentFormat = new Intl.DateTimeFormat(locale, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone,
  });
  const numberFormat = new Intl.NumberFormat(locale);
  const percentFormat = new Intl.NumberFormat(locale, {
    style: 'percent',
    maximumFractionDigits: 1,
  });
  const partOf = (type: 'group' | 'decimal') =>
    numberFormat.formatToParts(1234567.8).find((part) => part.type === type)?.value ?? '';
  const countryNames = new Intl.DisplayNames(locale, { type: 'region' });
  return {
    language,
    timeZone,
    /** A day without a time (`2027-03-04`). */
    day: (date: string) => dayFormat.format(Date.parse(`${date}T00:00:00Z`)),
    /** A moment (RFC 3339) with its time of day in the programme's time zone. */
    moment: (instant: string) => momentFormat.format(Date.parse(instant)),
    /** The same for milliseconds since 1970. */
    momentOf: (epochMs: number) => momentFormat.format(epochMs),
    /** The calendar day in the programme's time zone on which a moment fell. */
    dayOf: (instant: string) => dayFormat.format(dayNumber(Date.parse(instant), timeZone) * DAY_MS),
    number: (value: number) => numberFormat.format(value),
    /** The separators of thousands and decimals, for fields in which numbers are typed. */
    separators: { group: partOf('group'), decimal: partOf('decimal') },
    /** A share from 0 to 1. */
    percent: (share: number) => percentFormat.format(share),
    /** With a sign: +200, −200. */
    signed: (value: number) =>
      new Intl.NumberFormat(locale, { signDisplay: 'exceptZero' }).format(value),
    money: ({ amountMinor, currency }: Money) => {
      const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
      return format.format(Number(amountMinor) / 10 ** minorDigits(currency));
    },
    /** A country by its two letters (ISO 3166-1). */
    country: (code: string) => countryNames.of(code) ?? code,
    bytes: (bytes: number) =>
      new Intl.NumberFormat(locale, {
        style: 'unit',
        unit: bytes < 1_000_000 ? 'kilobyte' : 'megabyte',
        maximumFractionDigits: 1,
      }).format(bytes / (bytes < 1_000_000 ? 1000 : 1_000_000)),
    /**
     * R-W1: the API gives the first instant after the window; people read the day before it, 24:00.
     * The zone is the referral's own (R-W2), else the programme's.
     */
    deadline: (firstInstantAfter: string, nowMs: number, zone = timeZone): DeadlineText => {
      const last = dayNumber(Date.parse(firstInstantAfter) - 1, zone);
      return {
        day: dayFormat.format(last * DAY_MS),
        zone: zoneName(language, zone, Date.parse(firstInstantAfter)),
        daysLeft: last - dayNumber(nowMs, zone),
      };
    },
  };
}

export type Formats = ReturnType<typeof createFormats>;
