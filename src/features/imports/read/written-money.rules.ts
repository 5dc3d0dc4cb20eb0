import {
  amountProblem,
  isCurrency,
  minorDigits,
  MOST_MINOR,
  parseMoney,
  type Money,
} from '../../../kernel/money.js';
import { inASentence } from './row-checks.rules.js';
import { currenciesOf, readNumber, type DecimalMark } from './written-number.rules.js';

/** An amount and its currency as a row writes them. */
export interface WrittenMoney {
  readonly amount: string;
  /** '' where no column says it */
  readonly currency: string;
  readonly decimal: DecimalMark;
  /** where nothing says it */
  readonly fallback: string;
}

/** The money that is meant, or what would be right, and in which of the two. */
export type ReadMoney =
  | { readonly money: Money; readonly wanted: null }
  | { readonly money: null; readonly wrong: 'amount' | 'currency'; readonly wanted: string };

const EXAMPLES = { '.': '1054.50', ',': '1054,50' };

export function readMoney({ amount, currency: told, decimal, fallback }: WrittenMoney): ReadMoney {
  const written = readNumber(amount, decimal);
  const meant = written?.unit ? currenciesOf(written.unit) : [];
  const currency = currencyOf(told, meant) ?? fallback;
  if (!isKnown(currency)) return wrong('currency', 'a currency code such as JPY');
  if (written === null) {
    return wrong('amount', `an amount in ${currency} such as ${EXAMPLES[decimal]}`);
  }
  if (written.unit !== null && !meant.some(isKnown)) {
    return wrong('amount', `the whole amount in ${currency}, without "${written.unit}"`);
  }
  if (written.unit !== null && !meant.includes(currency)) {
    return wrong('amount', `an amount in ${currency}, or a currency that fits it`);
  }
  return moneyOf(written.number, currency);
}

function wrong(where: 'amount' | 'currency', wanted: string): ReadMoney {
  return { money: null, wrong: where, wanted };
}

/** What the row says; a sign that means one currency says it where no column does. */
function currencyOf(told: string, meant: readonly string[]): string | null {
  if (told !== '') return told.toUpperCase();
  return meant.length === 1 ? (meant[0] ?? null) : null;
}

function moneyOf(number: string, currency: string): ReadMoney {
  try {
    const money = parseMoney(number, currency);
    const problem = amountProblem(money.amountMinor);
    return problem === null ? { money, wanted: null } : wrong('amount', inASentence(problem));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const digits = minorDigits(currency);
    const [, fraction = ''] = number.replace(/0+$/, '').split('.');
    const wanted =
      fraction.length > digits
        ? `an amount in ${currency}, with at most ${String(digits)} decimals`
        : inASentence(amountProblem(MOST_MINOR + 1) ?? '');
    return wrong('amount', wanted);
  }
}

const known = new Map<string, boolean>();

/** The list of currencies is long: each is looked up once. */
function isKnown(currency: string): boolean {
  const answer = known.get(currency) ?? isCurrency(currency);
  if (known.size < 1_000) known.set(currency, answer);
  return answer;
}

/** As people read an amount: "900.00 EUR". */
export function shownMoney({ amountMinor, currency }: Money): string {
  const digits = minorDigits(currency);
  return `${(amountMinor / 10 ** digits).toFixed(digits)} ${currency}`;
}
