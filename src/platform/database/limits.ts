import type { ActorKind } from '../../kernel/actor.js';

/**
 * How long a transaction waits for the database. A person's request ends within ten seconds,
 * whatever fails (`registerDeadline`), so each of its statements has five.
 */
export interface Limits {
  /** PostgreSQL gives a statement up after this; waiting for a lock counts */
  readonly statementMs: number;
  /** …and, sooner, one that waits for what somebody else is changing; 0: no limit of its own */
  readonly lockMs: number;
  /** no answer by now: the server would have ended the statement, so the connection is dead */
  readonly answerMs: number;
  /** PostgreSQL ends a transaction that nobody goes on with, and with it its locks */
  readonly idleMs: number;
}

export const REQUEST_LIMITS: Limits = {
  statementMs: 5_000,
  lockMs: 4_000,
  answerMs: 6_000,
  idleMs: 8_000,
};

/** Work across programmes is cut small; it shares its connections with what must be on time. */
export const JOBS_LIMITS: Limits = {
  statementMs: 7_000,
  lockMs: 0,
  answerMs: 8_000,
  idleMs: 20_000,
};

/** Jobs, imports and commands inside a programme take what many rows take. */
const WORK_LIMITS: Limits = {
  statementMs: 15_000,
  lockMs: 0,
  answerMs: 16_000,
  idleMs: 20_000,
};

/** A connection is made within this, or not at all: what answers at all answers at once. */
export const CONNECT_WITHIN_MS = 4_000;

/** So long a caller waits for a connection that others use. */
export const FREE_WITHIN_MS = 8_000;

const WORKING: ReadonlySet<ActorKind> = new Set(['JOB', 'CLI', 'SAMPLE']);

/** Null: those of the connection, which are a request's. */
export function limitsOf(kind: ActorKind | undefined): Limits | null {
  return kind !== undefined && WORKING.has(kind) ? WORK_LIMITS : null;
}

/** For the transaction that has begun. */
export function limiting({ statementMs, lockMs, idleMs }: Limits): string {
  return (
    `SET LOCAL statement_timeout = ${String(statementMs)}; SET LOCAL lock_timeout = ${String(lockMs)}; ` +
    `SET LOCAL idle_in_transaction_session_timeout = ${String(idleMs)}`
  );
}

/**
 * Null: what is committed is on the disk. The sample does not wait for the disk at each of its
 * thousands of commits: where the power fails before its last one is there, it is made again.
 */
export function durabilityOf(kind: ActorKind | undefined): string | null {
  return kind === 'SAMPLE' ? 'SET LOCAL synchronous_commit = off' : null;
}
