import { isEmail, normaliseEmail } from '../../../kernel/email.js';
import { lineProblem, LONGEST } from '../../../kernel/texts.js';
import type { RecordReader } from './import-mapping.rules.js';
import { EXPECTED_MOMENT, type MomentReader, type ParsedMoment } from './parsed-moment.rules.js';

/** A record that was read: a row, or every reason why it is none. */
export type CheckedRow<Row> =
  { readonly row: Row; readonly reason: null } | { readonly row: null; readonly reason: string };

/** What bytes become that are not UTF-8. */
const NO_UTF_8 = '\uFFFD';

/** As what follows "want". */
export function inASentence(problem: string): string {
  return (problem.charAt(0).toLowerCase() + problem.slice(1)).replace(/\.$/, '');
}

/** Reads one record column by column, and collects what is wrong with it. */
export class RowChecks<Column extends string> {
  private readonly problems: string[] = [];

  constructor(
    private readonly reader: RecordReader<Column>,
    private readonly record: readonly string[],
  ) {}

  /** Null where it is empty. */
  text(column: Column, kind: keyof typeof LONGEST): string | null {
    const text = this.reader.text(this.record, column);
    if (text === '') return null;
    if (text.includes(NO_UTF_8)) return this.refuse(column, 'text in UTF-8');
    const problem = lineProblem(text, LONGEST[kind]);
    return problem === null ? text : this.refuse(column, inASentence(problem));
  }

  id(column: Column): string {
    return this.text(column, 'externalId') ?? this.refuseEmpty(column) ?? '';
  }

  /** As it is stored and compared; null where it is empty. */
  email(column: Column): string | null {
    const text = this.reader.text(this.record, column);
    if (text === '') return null;
    const email = normaliseEmail(text);
    return isEmail(email) && !email.includes(NO_UTF_8)
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
    const told = moments.read(this.reader.text(this.record, column));
    if (told === null) return this.refuse(column, EXPECTED_MOMENT);
    if (told.skipped) return this.refuse(column, moments.skipped(told));
    return moments.isInFuture(told) ? this.refuse(column, 'a day up to today') : told;
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
      ? { row: row(), reason: null }
      : { row: null, reason: this.problems.join('. ') };
  }

  private refuseEmpty(column: Column): null {
    const isEmpty = this.reader.text(this.record, column) === '';
    return isEmpty ? this.refuse(column, 'an id that stays the same in every file') : null;
  }
}
