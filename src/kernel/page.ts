import { parseDay } from './calendar-day.js';
import { parseMoment } from './clock.js';
import { isId } from './ids.js';
import { isStorable } from './texts.js';

/** A keyset page: the rows after a cursor, and whether more follow. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly hasNext: boolean;
}

export interface PageRequest {
  /** 1 to 100 */
  readonly first: number;
  readonly after: string | null;
}

/** A cursor names the last row by its sort keys; opaque to callers. */
export function encodeCursor(keys: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url');
}

/** What a sort key is; a cursor of other kinds is not of this list. */
export type KeyKind = 'moment' | 'day' | 'id' | 'text' | 'flag' | 'number' | 'number or null';

type Key = string | number | null;

/** A cursor that this server did not make, or of another list. */
export class ForeignCursor extends RangeError {
  override readonly name = 'ForeignCursor';

  constructor() {
    super('The cursor `after` is not of this list: take it from its pageInfo.');
  }
}

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const MOST_CHARACTERS = 2_000;

const IS_OF_KIND: Readonly<Record<KeyKind, (key: unknown) => boolean>> = {
  moment: (key) => typeof key === 'string' && MOMENT.test(key) && isMoment(key),
  day: (key) => typeof key === 'string' && isDay(key),
  id: (key) => typeof key === 'string' && isId(key),
  text: (key) => typeof key === 'string' && isStorable(key),
  flag: (key) => key === 0 || key === 1,
  number: Number.isSafeInteger,
  'number or null': (key) => key === null || Number.isSafeInteger(key),
};

function isDay(text: string): boolean {
  try {
    return parseDay(text) === text;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function isMoment(text: string): boolean {
  try {
    return parseMoment(text).toISOString() === text;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** The sort keys that a cursor of this list names. Throws ForeignCursor. */
export function decodeCursor(cursor: string, kinds: readonly KeyKind[]): Key[] {
  const keys = keysOf(cursor);
  if (keys?.length !== kinds.length) throw new ForeignCursor();
  if (!kinds.every((kind, place) => IS_OF_KIND[kind](keys[place]))) throw new ForeignCursor();
  return keys as Key[];
}

function keysOf(cursor: string): unknown[] | null {
  if (cursor.length > MOST_CHARACTERS || !/^[\w-]+$/.test(cursor)) return null;
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(keys) ? keys : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Removes the extra row that the query read to see whether more follow. */
export function pageOf<Row>(rows: readonly Row[], first: number): Page<Row> {
  return { rows: rows.slice(0, first), hasNext: rows.length > first };
}
