import { COUNTRIES } from '../../../kernel/country.js';
import type { Day } from '../../../kernel/day.js';
import type { Money } from '../../../kernel/money.js';
import { lineProblem } from '../../../kernel/texts.js';
import type { RecordReader } from './record-reader.rules.js';
import { expectedMoment, type MomentReader } from './parsed-moment.rules.js';
import {
  inASentence,
  isSpreadsheetError,
  SPREADSHEET_ERROR,
  type RowChecks,
} from './row-checks.rules.js';
import { readMoney } from './written-money.rules.js';
import { readNumber } from './written-number.rules.js';

/** What a row says of a value: undefined: nothing; null: it is taken away (R-D5). */
export type Said<Value> = Value | null | undefined;

interface NumberBounds {
  readonly least: number;
  readonly most: number;
  readonly decimals: number;
  /** as what follows "want" */
  readonly wanted: string;
}

/**
 * Reads what a row may say beside what it needs: what cannot be used is left out and told, and the
 * row goes in (R-D8).
 */
export class OptionalValues<Column extends string> {
  constructor(
    private readonly reader: RecordReader<Column>,
    private readonly checks: RowChecks<Column>,
    private readonly moments: MomentReader,
  ) {}

  /** `read`: null for what cannot be used; `wanted`: what would be right. */
  value<Value>(
    column: Column,
    wanted: string,
    read: (text: string) => Value | null | undefined,
  ): Said<Value> {
    if (this.checks.isCleared(column)) return null;
    const text = this.checks.raw(column);
    if (text === '') return undefined;
    const value = read(text);
    if (value !== null && value !== undefined) return value;
    this.checks.leaveOut(column, `want ${wanted}`);
    return undefined;
  }

  line(column: Column, longest: number): Said<string> {
    const line = this.checks.raw(column);
    if (isSpreadsheetError(line)) return this.value(column, SPREADSHEET_ERROR, () => null);
    const problem = lineProblem(line, longest);
    return this.value(column, inASentence(problem ?? ''), () =>
      problem === null && !line.includes('\uFFFD') ? line : null,
    );
  }

  /** The calendar day as written, also one that is yet to come where `isRight` has nothing against it. */
  day(column: Column, isRight: (day: Day) => boolean = () => true): Said<Day> {
    const { day: format } = this.reader.format(column);
    return this.value(column, expectedMoment(format, this.checks.raw(column)), (text) => {
      const told = this.moments.read(text, format, true);
      return told === null || told.skipped || !isRight(told.day) ? null : told.day;
    });
  }

  number(column: Column, { least, most, decimals, wanted }: NumberBounds): Said<number> {
    const { decimal } = this.reader.format(column);
    return this.value(column, wanted, (text) => {
      const written = readNumber(text, decimal);
      if (written === null || written.unit !== null) return null;
      const number = Number(written.number);
      const isExact = Number(number.toFixed(decimals)) === number;
      return isExact && number >= least && number <= most ? number : null;
    });
  }

  yesNo(column: Column): Said<boolean> {
    return this.value(column, 'yes or no, true or false', yesNoOf);
  }

  /** One of a closed list, in any case. */
  word<Word extends string>(column: Column, words: readonly Word[]): Said<Word> {
    const wanted = `${words.join(' or ')}, or a meaning in mapping.values.${column}`;
    return this.value(column, wanted, (text) => words.find((word) => word === text.toUpperCase()));
  }

  money(amount: Column, currency: Column, fallback: string): Said<Money> {
    if (this.checks.isCleared(amount)) return null;
    const text = this.checks.raw(amount);
    if (text === '') return undefined;
    const { decimal } = this.reader.format(amount);
    const told = { amount: text, currency: this.checks.raw(currency), decimal, fallback };
    const read = readMoney(told);
    if (read.wanted === null) return read.money;
    this.checks.leaveOut(read.wrong === 'amount' ? amount : currency, `want ${read.wanted}`);
    return undefined;
  }

  country(column: Column): Said<string> {
    return this.value(column, 'a country by its name or two letters, such as JP', countryOf);
  }

  /** Several in one cell: each is read, and what cannot be used is left out by itself. */
  list<Value>(
    column: Column,
    wanted: string,
    read: (text: string) => Value | null,
  ): Said<readonly Value[]> {
    if (this.checks.isCleared(column)) return null;
    const parts = partsOf(this.checks.raw(column));
    const values = parts.map(read);
    if (values.includes(null)) this.checks.leaveOut(column, `want ${wanted}`);
    const usable = values.filter((value): value is NonNullable<typeof value> => value !== null);
    return usable.length === 0 ? undefined : usable;
  }
}

const STRONG_MARKS = / ::: |[;；|\n]/u;

/** Divided by what a system divides with that has commas in its values, else by commas. */
function partsOf(text: string): string[] {
  const marks = STRONG_MARKS.test(text) ? STRONG_MARKS : /[,，、]/u;
  return text
    .split(marks)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

const YES = /^(yes|y|true|1|on|x|✓|ja|wahr|oui|si|sí|はい|有|ya|benar|是|有)$/iu;
const NO = /^(no|n|false|0|off|nein|falsch|non|いいえ|無|tidak|salah|否|无|不)$/iu;

function yesNoOf(text: string): boolean | null {
  if (YES.test(text)) return true;
  return NO.test(text) ? false : null;
}

/** In the languages of CRMs here, and of the programme's people. */
const LANGUAGES = ['en', 'ja', 'id', 'zh-CN', 'zh-TW', 'de', 'fr', 'es'];
const OTHER_NAMES = {
  usa: 'US',
  'united states of america': 'US',
  uk: 'GB',
  'great britain': 'GB',
  england: 'GB',
  korea: 'KR',
  'republic of korea': 'KR',
  'viet nam': 'VN',
  'the netherlands': 'NL',
  holland: 'NL',
  'czech republic': 'CZ',
  turkey: 'TR',
  russia: 'RU',
  日本国: 'JP',
  中华人民共和国: 'CN',
} as const;

let names: ReadonlyMap<string, string> | null = null;

function countryOf(text: string): string | null {
  const code = text.toUpperCase();
  if (COUNTRIES.includes(code)) return code;
  names ??= namesOfCountries();
  return names.get(nameKey(text)) ?? null;
}

function namesOfCountries(): ReadonlyMap<string, string> {
  const found = new Map<string, string>(Object.entries(OTHER_NAMES));
  for (const language of LANGUAGES) {
    const shown = new Intl.DisplayNames([language], { type: 'region' });
    for (const code of COUNTRIES) found.set(nameKey(shown.of(code) ?? code), code);
  }
  return found;
}

function nameKey(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll('.', '').replace(/\s+/gu, ' ').trim();
}
