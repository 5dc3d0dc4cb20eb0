import { databaseFailureOf, type DatabaseFailure } from './database-failure.js';

/** Why a request was not answered although nothing was wrong with it: the same for every API. */
export interface Outage {
  readonly code: 'TIMED_OUT' | 'UNAVAILABLE';
  readonly message: string;
}

export const TIMED_OUT: Outage = {
  code: 'TIMED_OUT',
  message:
    'This took longer than a request may, and was given up. What should be changed may have been ' +
    'changed: look, or send it once more with the same idempotency key, which does it only once.',
};

const UNAVAILABLE: Outage = {
  code: 'UNAVAILABLE',
  message:
    'The database cannot be reached just now. Try again in a moment; a change that is sent once ' +
    'more with the same idempotency key is done only once.',
};

const OUTAGES: Partial<Record<DatabaseFailure['kind'], Outage>> = {
  TIME_OUT: TIMED_OUT,
  CONNECTION_LOST: UNAVAILABLE,
  UNREACHABLE: UNAVAILABLE,
  LOGIN_REFUSED: UNAVAILABLE,
  FULL: UNAVAILABLE,
  READ_ONLY: UNAVAILABLE,
};

/** Null where the database is not the reason. */
export function outageOf(error: unknown): Outage | null {
  const failure = databaseFailureOf(error);
  return failure === null ? null : (OUTAGES[failure.kind] ?? null);
}
