/** An amount in the smallest unit of its currency (cents, yen), with its ISO 4217 code. */
export interface Money {
  readonly amountMinor: number;
  readonly currency: string;
}

/**
 * The currencies that do not have two digits after the point, as ISO 4217 lists them. A table of
 * our own: `Intl` gives the digits that people usually write, and differs between its versions.
 */
const MINOR_DIGITS: ReadonlyMap<string, number> = new Map([
  ...spread(0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'),
  ...spread(3, 'BHD IQD JOD KWD LYD OMR TND'),
  ...spread(4, 'CLF UYW'),
]);

/**
 * The largest amount, in the smallest unit: ninety of them still add up to a number that JavaScript
 * holds exactly.
 */
export const MOST_MINOR = 100_000_000_000_000;

/** What is wrong with an amount, and what would be right; null where it is right. */
export function amountProblem(amountMinor: number, least = 0): string | null {
  if (!Number.isInteger(amountMinor) || amountMinor < least) {
    return least === 0 ? 'An amount of zero or more.' : `An amount of at least ${String(least)}.`;
  }
  if (amountMinor <= MOST_MINOR) return null;
  return `An amount of at most ${MOST_MINOR.toLocaleString('en')} in the smallest unit of the currency.`;
}

function spread(digits: number, codes: string): [string, number][] {
  return codes.split(' ').map((code) => [code, digits]);
}

/** Digits after the point of a currency (JPY 0, USD and IDR 2, KWD 3). */
export function minorDigits(currency: string): number {
  return MINOR_DIGITS.get(currency) ?? 2;
}

export function isCurrency(code: string): boolean {
  return /^[A-Z]{3}$/.test(code) && Intl.supportedValuesOf('currency').includes(code);
}

/**
 * Reads `1054`, `1,054.50` or `1054.5` as money. Throws RangeError for anything else, for more
 * digits than the currency has, and for amounts that are not exact in JavaScript.
 */
export function parseMoney(text: string, currency: string): Money {
  const plain = text.trim().replaceAll(/,(?=\d{3}(\D|$))/g, '');
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(plain);
  if (!match) throw new RangeError(`Not an amount of money: ${text}`);
  const digits = minorDigits(currency);
  const fraction = (match[3] ?? '').replace(/0+$/, '');
  if (fraction.length > digits) {
    throw new RangeError(`${currency} has ${String(digits)} digits after the point: ${text}`);
  }
  const amountMinor = Number(`${match[1] ?? ''}${match[2] ?? ''}${fraction.padEnd(digits, '0')}`);
  if (!Number.isSafeInteger(amountMinor)) throw new RangeError(`Amount out of range: ${text}`);
  return { amountMinor, currency };
}
