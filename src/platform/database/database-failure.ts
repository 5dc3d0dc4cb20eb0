import pg from 'pg';
import { TryAgain } from '../errors/index.js';
import { isOfConnection, isWithoutConnection } from './connection-errors.js';

/** What went wrong with the database, for the person who must act; never the driver's own text. */
export interface DatabaseFailure {
  readonly kind:
    | 'TIME_OUT'
    | 'BUSY'
    | 'CONNECTION_LOST'
    | 'UNREACHABLE'
    | 'LOGIN_REFUSED'
    | 'FULL'
    | 'READ_ONLY'
    | 'REFUSED';
  /** a sentence or two, and what to look at */
  readonly says: string;
}

type Entry = readonly [states: RegExp, kind: DatabaseFailure['kind'], says: string];

/** By SQLSTATE, the first that fits. */
const STATES: readonly Entry[] = [
  [
    /^57014$/,
    'TIME_OUT',
    'The database gave up a statement that took too long, or that somebody cancelled.',
  ],
  [/^55P03$/, 'TIME_OUT', 'The database waited too long for what somebody else was changing.'],
  [/^40/, 'BUSY', 'Others changed the same things at the same moment, again and again.'],
  [
    /^(57P01|57P02|57P04|57P05|25P0[234])$/,
    'CONNECTION_LOST',
    'The database ended the connection: it was stopped or restarted, or somebody ended it.',
  ],
  [/^57P03$/, 'UNREACHABLE', 'The database is starting or stopping, and takes no connections.'],
  [/^08/, 'CONNECTION_LOST', 'The connection to the database was lost.'],
  [/^53100$/, 'FULL', 'The disk of the database is full: make room there.'],
  [/^53200$/, 'REFUSED', 'The database has no memory left for this.'],
  [
    /^53300$/,
    'UNREACHABLE',
    'The database has no connection left: close other programs, or raise its max_connections.',
  ],
  [
    /^28/,
    'LOGIN_REFUSED',
    'The database refuses the user or the password of DATABASE_URL: put them right.',
  ],
  [/^3D000$/, 'LOGIN_REFUSED', 'There is no database of the name in DATABASE_URL: make it.'],
  [/^25006$/, 'READ_ONLY', 'This database takes no changes: it is a standby, or set to read only.'],
  [/^42501$/, 'REFUSED', 'The user of DATABASE_URL may not do this: run npm run cli -- migrate.'],
  [/^(58|XX)/, 'REFUSED', 'The server of the database itself failed: the logs of both say why.'],
];

const UNREACHABLE: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Nothing listens at its address (ECONNREFUSED): is it running?',
  ENOTFOUND: 'Its host is not known (ENOTFOUND): is the name right?',
  EAI_AGAIN: 'Its host cannot be looked up just now (EAI_AGAIN).',
  EHOSTUNREACH: 'No way leads to its host (EHOSTUNREACH).',
  ENETUNREACH: 'No way leads to its network (ENETUNREACH).',
  ENOENT: 'Its socket is not there (ENOENT): is it running?',
};

const NO_CONNECTION =
  'The database gives no connection (DATABASE_URL). It does not answer in time, or what answers ' +
  'there is no PostgreSQL, or does not speak TLS as the address asks (sslmode).';

/** Null for what is no failure of the database or of the way to it. */
export function databaseFailureOf(error: unknown): DatabaseFailure | null {
  if (error instanceof TryAgain) return databaseFailureOf(error.cause);
  const { driverError = error } = Object(error) as { driverError?: unknown };
  if (driverError instanceof pg.DatabaseError) return failureOfState(driverError.code ?? '');
  const isOurs = isOfConnection(driverError);
  const way = whyUnreachable(driverError, isOurs);
  if (way !== null) {
    return { kind: 'UNREACHABLE', says: `The database does not answer (DATABASE_URL). ${way}` };
  }
  if (!isOurs) return null;
  if (isWithoutConnection(driverError)) return { kind: 'UNREACHABLE', says: NO_CONNECTION };
  return {
    kind: 'CONNECTION_LOST',
    says: 'The connection to the database was lost, or the database does not answer any more.',
  };
}

/** For a connection that is not our pools' only codes that only a missing server causes. */
function whyUnreachable(error: unknown, isOurs: boolean): string | null {
  const { code } = Object(error) as { code?: unknown };
  if (typeof code !== 'string' || !(isOurs || code === 'ECONNREFUSED')) return null;
  return UNREACHABLE[code] ?? null;
}

function failureOfState(state: string): DatabaseFailure {
  const [, kind, says] = STATES.find(([states]) => states.test(state)) ?? [
    null,
    'REFUSED' as const,
    'The database refused what it was asked.',
  ];
  return { kind, says: `${says} (SQLSTATE ${state})` };
}

/** What the database reports about a value that it refuses, by the names of its protocol. */
export interface RefusedValue {
  readonly sqlState: string;
  readonly column: string | null;
  readonly constraint: string | null;
}

/** Null where it is no value's fault. */
export function refusedValueOf(error: unknown): RefusedValue | null {
  const { driverError = error } = Object(error) as { driverError?: unknown };
  if (!(driverError instanceof pg.DatabaseError)) return null;
  const { code: sqlState = '', column = null, constraint = null } = driverError;
  // 54: larger than an index or a row can be.
  return /^(2[23]|54)/.test(sqlState) ? { sqlState, column, constraint } : null;
}
