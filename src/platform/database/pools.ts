import pg from 'pg';
import { FREE_WITHIN_MS, JOBS_LIMITS, REQUEST_LIMITS } from './limits.js';
import { PooledClient } from './pooled-client.js';
import { WatchedPool } from './watched-pool.js';

/** `separated`: roles of our own; `single-login`: one ordinary owner on a managed server. */
export type DatabaseMode = 'separated' | 'single-login';

export type DatabaseRole = 'goodturn_app' | 'goodturn_jobs' | 'goodturn_owner';

const INT8 = 20;
const DATE = 1082;

type Parse = (text: string) => unknown;
type TypeId = Parameters<typeof pg.types.getTypeParser>[0];

const OWN_PARSERS: Partial<Record<number, Parse>> = {
  [INT8]: parseInt8,
  [DATE]: (text) => text,
};

/** int8 as a number, refused where it would not be exact; `date` as text (a day has no zone). */
export const typeParsers: pg.CustomTypesConfig = {
  getTypeParser: ((oid: TypeId, format?: 'text' | 'binary') =>
    OWN_PARSERS[oid] ??
    (pg.types.getTypeParser(oid, format) as Parse)) as pg.CustomTypesConfig['getTypeParser'],
};

function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 beyond 2^53: ${text}`);
  return value;
}

/**
 * The queries of a screen are prepared, and find rows by ids. To plan them for these very ids each
 * time, as PostgreSQL would for a list, costs more than to run them. Writes go back to the default.
 */
const GENERIC_PLANS = '-c plan_cache_mode=force_generic_plan';

/** A connection on which nothing is said, as one that listens, is dead if this is not answered. */
const KEEP_ALIVE_MS = 3_000;

/**
 * Options of a pool that enters its role when it connects: a forgotten step fails closed. With one
 * login the scope takes the role's place.
 */
export function poolOptions(
  url: string,
  mode: DatabaseMode,
  role: DatabaseRole,
  max: number,
): pg.PoolConfig {
  const scope = role === 'goodturn_jobs' ? '-c app.scope=jobs' : '';
  const limits = role === 'goodturn_app' ? REQUEST_LIMITS : JOBS_LIMITS;
  const enters = mode === 'separated' ? `-c role=${role}` : scope;
  return {
    connectionString: url,
    max,
    options: role === 'goodturn_app' ? `${enters} ${GENERIC_PLANS}` : enters,
    application_name: role,
    connectionTimeoutMillis: FREE_WITHIN_MS,
    query_timeout: limits.answerMs,
    statement_timeout: limits.statementMs,
    lock_timeout: limits.lockMs,
    idle_in_transaction_session_timeout: limits.idleMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
    types: typeParsers,
    Client: PooledClient,
    pipeline: true,
  };
}

/** A pool that survives a server that restarts: an idle client's error is logged, not thrown. */
export function makePool(options: pg.PoolConfig, onError: (error: Error) => void): pg.Pool {
  const pool = new WatchedPool(options);
  pool.on('error', onError);
  return pool;
}
