import { decodeCursor, type KeyKind, type PageRequest } from '../../kernel/page.js';

/**
 * The values of a list's statement. Its conditions are those that the caller requested and no
 * others: a condition that a value can switch off hides from the planner which index would do.
 */
export class ListValues {
  readonly all: unknown[];

  constructor(...first: readonly unknown[]) {
    this.all = [...first];
  }

  /** Returns the value's place in the statement, e.g. `$3`. */
  put(value: unknown): string {
    return `$${String(this.all.push(value))}`;
  }

  /**
   * `AND (keys) > (…)` for the rows behind the page's cursor; nothing on the first page. `keys` are
   * the list's order and what each is, `direction` that of all of them. Throws ForeignCursor.
   */
  behind(
    { after }: PageRequest,
    keys: Readonly<Record<string, KeyKind>>,
    direction: '>' | '<',
  ): string {
    if (after === null) return '';
    const places = decodeCursor(after, Object.values(keys)).map((key) => this.put(key));
    return `AND (${Object.keys(keys).join(', ')}) ${direction} (${places.join(', ')})`;
  }

  /** `LIMIT` of one row more than the page has, which `pageOf` cuts. */
  limit({ first }: PageRequest): string {
    return `LIMIT ${this.put(first + 1)}`;
  }
}
