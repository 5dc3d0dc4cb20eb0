import pg from 'pg';
import { PooledClient } from './pooled-client.js';

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
  const enters = mode === 'separated' ? `-c role=${role}` : scope;
  return {
    connectionString: url,
    max,
    options: role === 'goodturn_app' ? `${enters} ${GENERIC_PLANS}` : enters,
    application_name: role,
    connectionTimeoutMillis: 10_000,
    query_timeout: 60_000,
    // Waiting for a lock counts: of fifty who write about one referral the last waits for all.
    statement_timeout: role === 'goodturn_app' ? 15_000 : 60_000,
    idle_in_transaction_session_timeout: 60_000,
    keepAlive: true,
    types: typeParsers,
    Client: PooledClient,
    pipeline: true,
  };
}

/** A pool that survives a server that restarts: an idle client's error is logged, not thrown. */
export function makePool(options: pg.PoolConfig, onError: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool(options);
  pool.on('error', onError);
  return pool;
}
