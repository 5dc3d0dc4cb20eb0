import {
  DAY_EXAMPLES,
  ordersOf,
  parseDayFormat,
  readWritten,
  type DayFormat,
  type DayOrder,
} from './written-day.rules.js';
import {
  DECIMAL_MARKS,
  isSameNumber,
  NUMBER_EXAMPLES,
  parseNumberFormat,
  readingsOf,
  type DecimalMark,
} from './written-number.rules.js';

/** What a column holds, where its values can be written in several ways. */
export type ColumnKind = 'NUMBER' | 'DAY' | 'MOMENT';

/** How a column writes its values. */
export interface ColumnFormat {
  readonly decimal: DecimalMark;
  readonly day: DayFormat;
}

export const PLAIN_FORMAT: ColumnFormat = {
  decimal: '.',
  day: { order: 'YMD', shortYears: false },
};

/** Declared formats as a mapping writes them; null for what is none of this kind. */
export function parseFormat(kind: ColumnKind, text: string): ColumnFormat | null {
  if (kind === 'NUMBER') {
    const decimal = parseNumberFormat(text);
    return decimal === null ? null : { ...PLAIN_FORMAT, decimal };
  }
  const day = parseDayFormat(text);
  return day === null ? null : { ...PLAIN_FORMAT, day };
}

/** What a mapping may say of a column of this kind, for people. */
export function formatsOf(kind: ColumnKind): string {
  return examplesOf(kind)
    .map((each) => JSON.stringify(each))
    .join(' or ');
}

function examplesOf(kind: ColumnKind): readonly string[] {
  return kind === 'NUMBER' ? Object.values(NUMBER_EXAMPLES) : DAY_EXAMPLES;
}

/** A value of the file, as people find it. */
export interface Seen {
  readonly text: string;
  readonly rowNo: number;
}

/** What a value means where it is written so. */
export interface Reading {
  /** null: not of one value alone */
  readonly meaning: string | null;
  /** as a mapping says it */
  readonly format: string;
}

/** How a column is written, or what has to be asked: the end of a sentence about the column. */
export type Finding =
  | { readonly format: ColumnFormat; readonly question: null; readonly settledBy: Seen | null }
  | { readonly question: string; readonly ask: Ask };

/** What has to be asked: the values that leave it open, and the answers. */
export interface Ask {
  readonly seen: readonly Seen[];
  readonly readings: readonly Reading[];
}

/** Collects what the values of one column say about how all of them are written (R-D2). */
export interface Evidence {
  add(text: string, rowNo: number, currency: string): void;
  finding(): Finding;
}

export function evidenceOf(kind: ColumnKind): Evidence {
  return kind === 'NUMBER' ? new NumberEvidence() : new DayEvidence();
}

class NumberEvidence implements Evidence {
  private readonly only = new Map<DecimalMark, Seen>();
  private open: (Seen & { readonly readings: readonly Reading[] }) | null = null;

  add(text: string, rowNo: number, currency: string): void {
    const numbers = readingsOf(text, currency);
    const { '.': point, ',': comma } = numbers;
    if (point !== null && comma !== null) {
      if (this.open === null && !isSameNumber(point, comma)) {
        const readings = [
          { meaning: comma, format: NUMBER_EXAMPLES[','] },
          { meaning: point, format: NUMBER_EXAMPLES['.'] },
        ];
        this.open = { text, rowNo, readings };
      }
      return;
    }
    const mark = DECIMAL_MARKS.find((each) => numbers[each] !== null);
    if (mark !== undefined && !this.only.has(mark)) this.only.set(mark, { text, rowNo });
  }

  finding(): Finding {
    const [first, second] = this.only;
    if (first && second) return twoWays(first[1], second[1], 'NUMBER');
    if (first) return found({ ...PLAIN_FORMAT, decimal: first[0] }, first[1]);
    if (this.open === null) return found(PLAIN_FORMAT, null);
    return open(this.open, this.open.readings);
  }
}

/** A file has few days, each of them many times. */
const MOST_HEARD = 10_000;

class DayEvidence implements Evidence {
  private readonly only = new Map<DayOrder, Seen>();
  private readonly heard = new Set<string>();
  /** the first that can be read with the day first and with the month first */
  private either: Seen | null = null;
  /** the first for which that makes a difference */
  private open: Seen | null = null;

  add(text: string, rowNo: number): void {
    if (this.heard.has(text)) return;
    if (this.heard.size < MOST_HEARD) this.heard.add(text);
    const orders = ordersOf(text);
    const [order] = orders;
    if (order === undefined) return;
    if (orders.length === 1) {
      if (!this.only.has(order)) this.only.set(order, { text, rowNo });
    } else {
      this.either ??= { text, rowNo };
      if (dayBy('DMY', text) !== dayBy('MDY', text)) this.open ??= { text, rowNo };
    }
  }

  finding(): Finding {
    const [first, second] = this.only;
    if (first && second) return twoWays(first[1], second[1], 'DAY');
    if (first) {
      const [order, seen] = first;
      // What is open beside days that begin with the year is of another format than they are.
      if (this.either !== null && !isRead(this.either, order)) {
        return twoWays(seen, this.either, 'DAY');
      }
      return found(formatOf(order), seen);
    }
    if (this.open === null) return found(this.either ? formatOf('DMY') : PLAIN_FORMAT, null);
    const { text } = this.open;
    const readings = [
      { meaning: dayBy('DMY', text), format: 'DD/MM/YYYY' },
      { meaning: dayBy('MDY', text), format: 'MM/DD/YYYY' },
    ];
    return open(this.open, readings);
  }
}

function formatOf(order: DayOrder): ColumnFormat {
  return { ...PLAIN_FORMAT, day: { order, shortYears: false } };
}

function dayBy(order: DayOrder, text: string): string {
  return readWritten(text, formatOf(order).day)?.day ?? '';
}

function isRead({ text }: Seen, order: DayOrder): boolean {
  return readWritten(text, formatOf(order).day) !== null;
}

function found(format: ColumnFormat, settledBy: Seen | null): Finding {
  return { format, question: null, settledBy };
}

function open(seen: Seen, readings: readonly Reading[]): Finding {
  const { text, rowNo } = seen;
  const what = readings.map(
    ({ meaning, format }) => `${meaning ?? ''} (${JSON.stringify(format)})`,
  );
  const question = `${JSON.stringify(text)} (row ${String(rowNo)}) can be read as ${what.join(' or as ')}; say which`;
  return { question, ask: { seen: [seen], readings } };
}

function twoWays(one: Seen, other: Seen, kind: ColumnKind): Finding {
  const [first, second] = [one, other].sort((a, b) => a.rowNo - b.rowNo) as [Seen, Seen];
  const question =
    `${JSON.stringify(first.text)} (row ${String(first.rowNo)}) and ${JSON.stringify(second.text)} ` +
    `(row ${String(second.rowNo)}) are written in two ways; say which is right, and the others are refused: ${formatsOf(kind)}`;
  const readings = examplesOf(kind).map((format) => ({ meaning: null, format }));
  return { question, ask: { seen: [first, second], readings } };
}
