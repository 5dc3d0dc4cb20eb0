import { createHmac } from 'node:crypto';
import type pg from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';

/** More was asked for than one may; when it is free again. */
export class TooManyLinks extends Error {
  override readonly name = 'TooManyLinks';

  constructor(readonly retryAfterSeconds: number) {
    super('Too many mails were asked for with this address.');
  }
}

/** `points` in so many minutes, counted for all processes. */
export function limiter(
  pool: pg.Pool,
  keyPrefix: string,
  points: number,
  minutes: number,
): RateLimiterPostgres {
  return new RateLimiterPostgres({
    storeClient: pool,
    storeType: 'pool',
    schemaName: 'auth',
    tableName: 'rate_limit',
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix,
    points,
    duration: minutes * 60,
  });
}

/** Rows outlive the request: they hold keyed hashes, no address of a person or computer (R-A5). */
export function keyedHash(secret: string, text: string): string {
  return createHmac('sha256', secret).update(text).digest('hex');
}

/** Throws TooManyLinks. */
export async function orTooMany(taking: Promise<unknown>): Promise<void> {
  try {
    await taking;
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    throw new TooManyLinks(Math.max(1, Math.ceil(error.msBeforeNext / 1000)));
  }
}

export async function isWithin(taking: Promise<unknown>): Promise<boolean> {
  try {
    await taking;
    return true;
  } catch (error) {
    if (error instanceof RateLimiterRes) return false;
    throw error;
  }
}
