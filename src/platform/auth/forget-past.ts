import type pg from 'pg';
import { plusMs } from '../../kernel/clock.js';

const DAY_MS = 24 * 3600 * 1000;

/**
 * Deletes sessions, tokens, codes and counters that have run out, and members who belong to no programme
 * any more. A member whose row was touched within a day is left: an invitation writes the member
 * and then the membership. Returns how many rows went.
 */
export async function forgetPast(pool: pg.Pool, now: Date): Promise<number> {
  const deleted = [
    await pool.query('DELETE FROM session WHERE expires_at < $1', [now]),
    await pool.query('DELETE FROM verification WHERE expires_at < $1', [now]),
    await pool.query('DELETE FROM address_change WHERE expires_at < $1', [now]),
    await pool.query('DELETE FROM address_proof WHERE expires_at < $1', [now]),
    await pool.query('DELETE FROM rate_limit WHERE expire < $1', [now.getTime()]),
    await pool.query(
      `DELETE FROM member m WHERE m.updated_at < $1
         AND NOT EXISTS (SELECT FROM membership_state p WHERE p.member_id = m.id)`,
      [plusMs(now, -DAY_MS)],
    ),
  ];
  return deleted.reduce((sum, { rowCount }) => sum + (rowCount ?? 0), 0);
}
