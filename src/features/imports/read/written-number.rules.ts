import { minorDigits } from '../../../kernel/money.js';

/** What stands before the part that is smaller than one. */
export const DECIMAL_MARKS = ['.', ','] as const;
export type DecimalMark = (typeof DECIMAL_MARKS)[number];

/** What a mapping may say of numbers. */
export const NUMBER_EXAMPLES: Readonly<Record<DecimalMark, string>> = {
  '.': '1,234.56',
  ',': '1.234,56',
};

export interface WrittenNumber {
  /** as JavaScript writes it: `-1200.5` */
  readonly number: string;
  /** what stands beside it: `€`, `EUR`, `Rp`; null where nothing does */
  readonly unit: string | null;
}

const UNIT = String.raw`[\p{Sc}\p{L}]+\.?`;
/** A sign and a unit before the number, in either order, or a unit and a sign behind it. */
const SHAPE = new RegExp(
  String.raw`^(?<before>-?) ?(?<front>${UNIT})? ?(?<inner>-?)(?<digits>\d[\d., ']*?) ?(?<back>${UNIT})? ?(?<after>-?)$`,
  'u',
);

/**
 * By decimal mark: groups of three, or of two as in India, all divided by the same
 * sign; none begins with a zero, so that `0.500` is a half.
 */
const DIGITS: Readonly<Record<DecimalMark, RegExp>> = {
  '.': /^(\d+|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?: \d{3})+|[1-9]\d{0,2}(?:'\d{3})+|[1-9]\d?(?:,\d{2})+,\d{3})(?:\.(\d+))?$/,
  ',': /^(\d+|[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d{0,2}(?: \d{3})+|[1-9]\d{0,2}(?:'\d{3})+)(?:,(\d+))?$/,
};

/** Reads `1,234.56`, `1.234,56`, `1'234.56` as a mapping's format; null for anything else. */
export function parseNumberFormat(text: string): DecimalMark | null {
  const [, mark] = /^\D*\d.*([.,])\d{1,2}\D*$/u.exec(text.trim()) ?? [];
  return DECIMAL_MARKS.find((each) => each === mark) ?? null;
}

/** Null for what is no number where this is the decimal mark. */
export function readNumber(text: string, decimal: DecimalMark): WrittenNumber | null {
  // The mark of a footnote would become a digit.
  if (/\p{No}/u.test(text)) return null;
  const plain = plainText(text);
  const bracketed = /^\((.+)\)$/.exec(plain)?.[1];
  const written = SHAPE.exec(bracketed ?? plain)?.groups;
  return written ? numberOf(written, decimal, bracketed !== undefined) : null;
}

function numberOf(
  written: Readonly<Record<string, string>>,
  decimal: DecimalMark,
  isBracketed: boolean,
): WrittenNumber | null {
  const number = digitsOf(written['digits'] ?? '', decimal);
  const [unit = null, another] = present(written, ['front', 'back']);
  if (number === null || another !== undefined) return null;
  const isNegative = isBracketed || present(written, ['before', 'inner', 'after']).includes('-');
  return { number: isNegative ? `-${number}` : number, unit };
}

function present(groups: Readonly<Record<string, string>>, names: readonly string[]): string[] {
  return names.flatMap((name) => groups[name] ?? []);
}

/** So people of Switzerland and Germany write that there are no cents: `1'250.-`, `900,--`. */
const NO_FRACTION = /(\d)[.,][-–—]{1,2}(?=$| |\p{L}|\p{Sc})/u;

function plainText(text: string): string {
  const narrow = text.normalize('NFKC').replaceAll(/\s/gu, ' ').replaceAll('’', "'");
  return narrow.replace('\u2212', '-').replace(NO_FRACTION, '$1').trim();
}

function digitsOf(text: string, decimal: DecimalMark): string | null {
  const [, whole, fraction] = DIGITS[decimal].exec(text) ?? [];
  if (whole === undefined) return null;
  const digits = whole.replaceAll(/\D/g, '');
  return fraction === undefined ? digits : `${digits}.${fraction}`;
}

/**
 * By decimal mark, what the text can mean as an amount. A currency without a smaller unit has no
 * part below one: `1,200` yen are one thousand two hundred, whoever wrote it. `currency`: of the row,
 * unless a sign beside the number says another one.
 */
export function readingsOf(
  text: string,
  currency: string,
): Readonly<Record<DecimalMark, string | null>> {
  const reading = (mark: DecimalMark): string | null => {
    const written = readNumber(text, mark);
    if (written === null) return null;
    const isWhole = /^-?\d+(\.0+)?$/.test(written.number);
    return isWhole || hasSmallerUnit(written.unit, currency) ? written.number : null;
  };
  return { '.': reading('.'), ',': reading(',') };
}

function hasSmallerUnit(unit: string | null, currency: string): boolean {
  const meant = unit === null ? [] : currenciesOf(unit);
  const possible = meant.length === 0 || meant.includes(currency) ? [currency] : meant;
  return possible.some((each) => minorDigits(each) > 0);
}

/** Whether two readings of a text are the same number. */
export function isSameNumber(one: string, other: string): boolean {
  return trimmed(one) === trimmed(other);
}

function trimmed(number: string): string {
  return number.includes('.') ? number.replace(/\.?0+$/, '') : number;
}

/** Signs that say which currencies an amount can be in. */
const SIGNS: Readonly<Record<string, readonly string[]>> = {
  $: ['USD', 'AUD', 'CAD', 'SGD', 'HKD', 'NZD', 'MXN', 'TWD', 'CLP', 'COP', 'ARS'],
  US$: ['USD'],
  A$: ['AUD'],
  C$: ['CAD'],
  S$: ['SGD'],
  HK$: ['HKD'],
  NT$: ['TWD'],
  R$: ['BRL'],
  '€': ['EUR'],
  '£': ['GBP'],
  '¥': ['JPY', 'CNY'],
  円: ['JPY'],
  元: ['CNY', 'TWD'],
  RMB: ['CNY'],
  '₩': ['KRW'],
  '₹': ['INR'],
  '₫': ['VND'],
  '฿': ['THB'],
  Rp: ['IDR'],
  RM: ['MYR'],
  kr: ['SEK', 'NOK', 'DKK', 'ISK'],
  Fr: ['CHF'],
};

/** The currencies that what stands beside a number can mean. */
export function currenciesOf(unit: string): readonly string[] {
  const bare = unit.replace(/\.$/, '');
  return SIGNS[bare] ?? (/^[A-Za-z]{3}$/.test(bare) ? [bare.toUpperCase()] : []);
}
