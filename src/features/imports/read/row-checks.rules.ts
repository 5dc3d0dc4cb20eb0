import { isEmail, normaliseEmail } from '../../../kernel/email.js';
import { lineProblem, LONGEST } from '../../../kernel/texts.js';
import { isPlaceholder } from '../../companies/index.js';
import type { RecordReader } from './record-reader.rules.js';
import {
  EXPECTED_MOMENT,
  expectedMoment,
  type MomentReader,
  type ParsedMoment,
} from './parsed-moment.rules.js';

/** A record that was read: a row, or every reason why it is none. */
export type CheckedRow<Row> =
  | { readonly row: Row; readonly reason: null; readonly leftOut: readonly LeftOut[] }
  | { readonly row: null; readonly reason: string };

/** R-D8: a value that the row does not need and that cannot be used. */
export interface LeftOut {
  /** as people find it in their file */
  readonly column: string;
  readonly reason: string;
}

/** What whoever made the file put where it could not write a character. */
const LOST_CHARACTER = '\uFFFD';

/** R-D3: what a spreadsheet makes of a long id. */
const SHORTENED_ID = /^\d([.,]\d+)?E\+?\d+$/i;

/** What many rows have where an id is missing: they would all be one. */
const NO_ID = /^(#N\/A|#REF!|#VALUE!|#NAME\?|[^\p{L}\p{N}]+)$/u;

/** R-D1: what stands where the id does in a row below the table. */
const TOTALS =
  /^(((sub|grand )?totals?|sum|summe|gesamt(summe)?|jumlah|total keseluruhan)( \(.*\)| \d+)?:?|合計|小計|総計|合计|小计|总计)$/iu;

/** What a spreadsheet shows where it could not work out a value, or had no room for it. */
export function isSpreadsheetError(text: string): boolean {
  return text.startsWith('#') && /^#([A-Z/0]+[!?]|N\/A|#+)$/.test(text);
}
/** As what follows "want". */
export const SPREADSHEET_ERROR = 'a value: a spreadsheet put its error here';

/** As what follows "want". */
export function inASentence(problem: string): string {
  return (problem.charAt(0).toLowerCase() + problem.slice(1)).replace(/\.$/, '');
}

/** The address in `mailto:…` or `Mei Tanaka <mei@kitahama.example>`, as mail programs write it. */
function addressIn(text: string): string {
  const seen = text.replaceAll(/[\u200B-\u200D\u2060\uFEFF]/g, '').trim();
  return (/^(?:mailto:|[^<>@]*<)([^<>\s]+)>?$/i.exec(seen)?.[1] ?? seen).replace(/^mailto:/i, '');
}

/** Of rows that contradict each other, so many are named. */
const MOST_ROWS = 10;

/** Reads one record column by column, and collects what is wrong with it. */
export class RowChecks<Column extends string> {
  private readonly problems: string[] = [];
  private readonly leftOut: LeftOut[] = [];

  constructor(
    private readonly reader: RecordReader<Column>,
    private readonly record: readonly string[],
  ) {}

  /** Null where it is empty. */
  text(column: Column, kind: keyof typeof LONGEST): string | null {
    const text = this.reader.text(this.record, column);
    if (text === '') return null;
    if (text.includes(LOST_CHARACTER)) {
      return this.refuse(column, 'all of its characters: some were lost before');
    }
    const isId = kind === 'externalId';
    if (isId && this.isDamaged(column, text)) return null;
    if (!isId && isSpreadsheetError(text))
      return this.leaveOut(column, `want ${SPREADSHEET_ERROR}`);
    const problem = lineProblem(text, LONGEST[kind]);
    return problem === null ? text : this.refuse(column, inASentence(problem));
  }

  /** The id of the row, by which the next file finds it again. */
  id(column: Column): string {
    const id = this.text(column, 'externalId') ?? this.refuseEmpty(column) ?? '';
    if (TOTALS.test(id)) this.refuse(column, 'an id: this seems to be a row of totals');
    this.refuseConflict(column);
    return id;
  }

  /** The id of a row that can be known without one. */
  idOrNone(column: Column): string | null {
    const id = this.text(column, 'externalId');
    if (id !== null && TOTALS.test(id)) {
      this.refuse(column, 'an id: this seems to be a row of totals');
    }
    return id;
  }

  /** R-D4: `column`: what the row is known by. */
  refuseConflict(column: Column): void {
    const rows = this.reader.conflicts(this.record);
    if (rows.length === 0) return;
    const others = `rows ${rows.slice(0, MOST_ROWS).map(String).join(', ')}${rows.length > MOST_ROWS ? ' and more' : ''}`;
    this.refuse(column, `one row for each id: ${others} say different things of it`);
  }

  /** R-D5: whether the row takes the column's value away. */
  isCleared(column: Column): boolean {
    return this.reader.isCleared(this.record, column);
  }

  private isDamaged(column: Column, id: string): boolean {
    if (NO_ID.test(id)) {
      this.refuse(
        column,
        `an id with a letter or a digit, or a meaning in mapping.values.${column}`,
      );
      return true;
    }
    if (SHORTENED_ID.test(id)) {
      this.refuse(
        column,
        'the whole id: a spreadsheet has shortened it, format the column as text',
      );
      return true;
    }
    if (!this.reader.hasLostZeros(column, id)) return false;
    const digits = String(this.reader.idDigits(column));
    this.refuse(
      column,
      `all ${digits} digits: zeros before it are lost, format the column as text`,
    );
    return true;
  }

  /** As it is stored and compared; null where it is empty. */
  email(column: Column): string | null {
    const text = this.reader.text(this.record, column);
    if (text === '') return null;
    if (isPlaceholder(text)) {
      return this.leaveOut(column, 'it says that there is no address');
    }
    const email = normaliseEmail(addressIn(text));
    return isEmail(email) && !email.includes(LOST_CHARACTER)
      ? email
      : this.refuse(column, 'an address such as mei@example.com, or nothing');
  }

  /** The first of the columns that is not empty; null where all are, which is a problem if `needed`. */
  moment(columns: readonly Column[], moments: MomentReader, needed: boolean): ParsedMoment | null {
    const column = columns.find((each) => this.reader.text(this.record, each) !== '');
    if (column === undefined) {
      const [first] = columns.filter((each) => this.reader.isMapped(each));
      return needed ? this.refuse(first ?? columns[0], EXPECTED_MOMENT) : null;
    }
    return this.momentIn(column, moments);
  }

  /** What is said of a row that gives no moment in any of these columns. */
  noMoment(columns: readonly Column[]): string {
    const [first = columns[0]] = columns.filter((each) => this.reader.isMapped(each));
    return first === undefined ? '' : this.reader.problem(this.record, first, EXPECTED_MOMENT);
  }

  private momentIn(column: Column, moments: MomentReader): ParsedMoment | null {
    const { told, wanted } = this.readMoment(column, moments);
    return wanted === null ? told : this.refuse(column, wanted);
  }

  /** As `moment`, for what the row does not need: what cannot be used is left out (R-D8). */
  momentOrLeftOut(columns: readonly Column[], moments: MomentReader): ParsedMoment | null {
    const column = columns.find((each) => this.reader.text(this.record, each) !== '');
    if (column === undefined) return null;
    const { told, wanted } = this.readMoment(column, moments);
    if (wanted === null) return told;
    return this.leaveOut(column, `want ${wanted}`);
  }

  private readMoment(
    column: Column,
    moments: MomentReader,
  ): { readonly told: ParsedMoment | null; readonly wanted: string | null } {
    const { day } = this.reader.format(column);
    const text = this.reader.text(this.record, column);
    const told = moments.read(text, day, this.reader.isDay(column));
    if (told === null) return { told, wanted: expectedMoment(day, text) };
    if (told.skipped) return { told, wanted: moments.skipped(told) };
    return { told, wanted: moments.isInFuture(told) ? 'a day up to today' : null };
  }

  /** Notes a value that is not taken, though its row is; answers null for a caller's `return`. */
  leaveOut(column: Column, reason: string): null {
    this.leftOut.push({ column: this.reader.label(column), reason });
    return null;
  }

  raw(column: Column): string {
    return this.reader.text(this.record, column);
  }

  /** Notes what is wrong; answers null for a caller's `return`. */
  refuse(column: Column | undefined, wanted: string): null {
    if (column !== undefined) {
      this.problems.push(this.reader.problem(this.record, column, wanted));
    }
    return null;
  }

  say(problem: string): void {
    this.problems.push(problem);
  }

  result<Row>(row: () => Row): CheckedRow<Row> {
    return this.problems.length === 0
      ? { row: row(), reason: null, leftOut: this.leftOut }
      : { row: null, reason: this.problems.join('. ') };
  }

  private refuseEmpty(column: Column): null {
    const isEmpty = this.reader.text(this.record, column) === '';
    return isEmpty ? this.refuse(column, 'an id that stays the same in every file') : null;
  }
}
