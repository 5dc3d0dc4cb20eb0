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

/** Throws RangeError for a cursor that this server did not make, or of another list. */
export function decodeCursor(cursor: string, length: number): (string | number | null)[] {
  let keys: unknown;
  try {
    keys = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  if (!Array.isArray(keys) || keys.length !== length) {
    throw new RangeError('The cursor `after` is not of this list: take it from its pageInfo.');
  }
  return keys as (string | number | null)[];
}

/** Removes the extra row that the query read to see whether more follow. */
export function pageOf<Row>(rows: readonly Row[], first: number): Page<Row> {
  return { rows: rows.slice(0, first), hasNext: rows.length > first };
}
