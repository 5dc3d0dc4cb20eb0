import { getAdapter } from 'better-auth/db/adapter';
import { betterAuth } from 'better-auth/minimal';
import type pg from 'pg';
import type { Id } from '../../kernel/ids.js';
import { authOptions } from './auth-options.js';
import { cookieSecret } from './session-cookie.js';
import { MAY_ENTER } from './may-enter.js';
import type { SignInSettings } from './sign-in.js';

export type Auth = Awaited<ReturnType<typeof makeAuth>>;

export async function makeAuth(settings: SignInSettings, pool: pg.Pool) {
  const options = authOptions({
    publicUrl: settings.publicUrl,
    secret: cookieSecret(settings.secrets.session),
    mayEnter: (memberId) => belongsSomewhere(pool, memberId),
    log: (level, message) => {
      settings.logger[level]({ library: 'better-auth' }, message);
    },
  });
  const adapter = await getAdapter({ ...options, database: pool });
  return betterAuth({ ...options, database: () => adapter });
}

async function belongsSomewhere(pool: pg.Pool, memberId: Id): Promise<boolean> {
  const { rowCount } = await pool.query(`SELECT ${MAY_ENTER} AND p.member_id = $1 LIMIT 1`, [
    memberId,
  ]);
  return rowCount === 1;
}
