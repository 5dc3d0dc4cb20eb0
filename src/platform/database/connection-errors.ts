import pg from 'pg';

/**
 * Errors of connections that broke or could not be made. `pg` gives most of them neither a class
 * nor a code, only a text, so they are noted where `pg` throws them.
 */
const known = new WeakSet();

/** Not for errors that the server itself reports, nor for a value that could not be read. */
export function noteConnectionError(error: unknown): void {
  const isOther =
    !(error instanceof Error) ||
    error instanceof pg.DatabaseError ||
    error instanceof RangeError ||
    error instanceof TypeError;
  if (!isOther) known.add(error);
}

/** Those of connections that were never made. */
const never = new WeakSet();

export function isWithoutConnection(error: unknown): boolean {
  return error instanceof Error && never.has(error);
}

export function isOfConnection(error: unknown): boolean {
  return error instanceof Error && known.has(error);
}

/** Notes why the promise of a connection was rejected. */
export async function connecting<T>(connection: Promise<T>): Promise<T> {
  try {
    return await connection;
  } catch (error) {
    noteConnectionError(error);
    if (isOfConnection(error)) never.add(error as Error);
    throw error;
  }
}
