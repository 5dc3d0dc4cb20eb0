import { isAPIError } from 'better-auth/api';
import { getAdapter } from 'better-auth/db/adapter';
import { betterAuth } from 'better-auth/minimal';
import type pg from 'pg';
import type { Id } from '../../kernel/ids.js';
import { authOptions, type SignInLink } from './auth-options.js';
import { cookieSecret } from './session-cookie.js';
import { MAY_ENTER } from './may-enter.js';
import { signInMail } from './sign-in-mail.js';
import type { SignInSettings } from './sign-in.js';

export type Auth = Awaited<ReturnType<typeof makeAuth>>;

export async function makeAuth(settings: SignInSettings, pool: pg.Pool) {
  const options = authOptions({
    publicUrl: settings.publicUrl,
    secret: cookieSecret(settings.secrets.session),
    mayEnter: (memberId) => belongsSomewhere(pool, memberId),
    sendLink: (link) => sendLink(settings, link),
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

async function sendLink(settings: SignInSettings, link: SignInLink): Promise<void> {
  const { name, language, returnTo } = link.metadata;
  const url = new URL(`${settings.publicUrl}/sign-in/confirm`);
  url.searchParams.set('token', link.token);
  if (typeof returnTo === 'string') url.searchParams.set('returnTo', returnTo);
  await settings.mailer.send(
    signInMail({
      to: link.email,
      name: String(name),
      language: String(language),
      link: url.href,
    }),
  );
}

/** better-auth reports a bad token by a redirect to an error page. */
export function isRedirect(error: unknown): boolean {
  return isAPIError(error) && error.status === 'FOUND';
}
