import pg from 'pg';

/**
 * Errors of connections that broke or could not be had. `pg` gives most of them neither a class nor
 * a code, only a text, so they are noted where they come out of it.
 */
const known = new WeakSet();

/** What the server itself says is no such error, and neither is a value that could not be read. */
export function noteConnectionError(error: unknown): void {
  const isOther =
    !(error instanceof Error) ||
    error instanceof pg.DatabaseError ||
    error instanceof RangeError ||
    error instanceof TypeError;
  if (!isOther) known.add(error);
}

/** Of these there never was a connection. */
const never = new WeakSet();

export function isWithoutConnection(error: unknown): boolean {
  return error instanceof Error && never.has(error);
}

export function isOfConnection(error: unknown): boolean {
  return error instanceof Error && known.has(error);
}

/** For a promise of a connection: why there is none is noted. */
export async function connecting<T>(connection: Promise<T>): Promise<T> {
  try {
    return await connection;
  } catch (error) {
    noteConnectionError(error);
    if (isOfConnection(error)) never.add(error as Error);
    throw error;
  }
}
