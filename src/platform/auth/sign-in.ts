import type pg from 'pg';
import type { Clock } from '../../kernel/clock.js';
import { normaliseEmail } from '../../kernel/email.js';
import type { Id } from '../../kernel/ids.js';
import type { Locale } from '../../kernel/locale.js';
import type { Secrets } from '../config/index.js';
import { makePool, poolOptions, REQUEST_LIMITS, type DatabaseMode } from '../database/index.js';
import type { Mailer } from '../mail/index.js';
import { describeError, type Logger } from '../telemetry/index.js';
import { forgetPast } from './forget-past.js';
import { AuthLoader } from './auth-loader.js';
import { ChangeAddress } from './change-address.js';
import { ProveAddress } from './prove-address.js';
import { FormerAddresses } from './former-addresses.js';
import { LinkLimits } from './link-limits.js';
import type { Auth } from './make-auth.js';
import { MAY_ENTER } from './may-enter.js';
import { cookieSecret, SessionCookies } from './session-cookie.js';
import { signInMail } from './sign-in-mail.js';

const POOL_SIZE = 3;

export interface SignInSettings {
  readonly databaseUrl: string;
  readonly mode: DatabaseMode;
  readonly publicUrl: string;
  readonly secrets: Secrets;
  readonly mailer: Mailer;
  readonly logger: Logger;
  readonly clock: Clock;
}

/** A session that was just made; `cookies` are whole Set-Cookie values. */
export interface NewSession {
  readonly memberId: Id;
  readonly cookies: readonly string[];
  /** for the browser to keep, where a mailed link made the session */
  readonly place: string | null;
}

/** Where somebody asks for a link. */
export interface AskedAt {
  /** whom limits count the request for */
  readonly sender: string;
  /** what this browser keeps of having signed in, see `placeOf`; null for nothing */
  readonly place: string | null;
}

interface Addressee extends pg.QueryResultRow {
  readonly id: Id;
  readonly email: string;
  readonly name: string;
  readonly language: string;
}

/**
 * Members of the installation and their sessions: better-auth over a pool of its own. It is a sixth
 * of all modules, so it is loaded when it is first needed, and does not delay a start.
 */
export class SignIn {
  readonly pool: pg.Pool;
  readonly changeAddress: ChangeAddress;
  readonly proveAddress: ProveAddress;
  readonly formerAddresses: FormerAddresses;
  private readonly underWay = new Set<Promise<void>>();
  private readonly limits: LinkLimits;
  private readonly loader: AuthLoader;
  private readonly cookies: SessionCookies;

  constructor(private readonly settings: SignInSettings) {
    this.pool = openPool(settings);
    this.loader = new AuthLoader(settings, this.pool);
    this.limits = new LinkLimits(this.pool, settings.secrets.hash);
    this.cookies = new SessionCookies(cookieSecret(settings.secrets.session));
    const hashSecret = settings.secrets.hash;
    this.changeAddress = new ChangeAddress(this.pool, { ...settings, hashSecret });
    this.proveAddress = new ProveAddress(this.pool, { ...settings, hashSecret });
    this.formerAddresses = new FormerAddresses(this.pool, settings);
  }

  /** better-auth's own response, for requests that are passed on to it unchanged. */
  async handle(request: Request): Promise<Response> {
    return (await this.loader.load()).handler(request);
  }

  /**
   * Mails a link to the address if it is a member's who belongs to a programme or is invited to
   * one. Returns before that is known, so that answer and time reveal nothing. `returnTo` is a path
   * of the portal. Throws TooManyLinks.
   */
  async requestLink(email: string, returnTo: string | null, at: AskedAt): Promise<void> {
    const address = normaliseEmail(email);
    const isMailed = await this.limits.take({ address, ...at });
    // Loaded for every address: the time of a process's first link must reveal nothing either.
    const work = this.loader
      .load()
      .then((auth) => (isMailed ? this.mailLink(auth, address, returnTo) : undefined))
      .catch((error: unknown) => {
        this.settings.logger.error({ error: describeError(error) }, 'A sign-in link was not sent');
      })
      .finally(() => this.underWay.delete(work));
    this.underWay.add(work);
  }

  /** Redeems a mailed token, once. Null where it was used, ran out or its member was removed. */
  async confirm(token: string, headers: Headers): Promise<NewSession | null> {
    const auth = await this.loader.load();
    const answer = await auth.api.redeemMemberToken({
      body: { token },
      headers,
      returnHeaders: true,
    });
    if (answer.response === null) return null;
    const { memberId, email } = answer.response;
    return {
      memberId,
      cookies: answer.headers.getSetCookie(),
      place: this.placeOf(email),
    };
  }

  /** A session without a link: for the people of the sample. */
  enterAs(memberId: Id, headers: Headers): Promise<NewSession | null> {
    return this.start(memberId, headers, false);
  }

  /**
   * A session for who holds the mail of an invitation; the caller has looked that it is open, and
   * that nothing but it is open to them. Null where they may not enter any more.
   */
  enterByInvitation(memberId: Id, headers: Headers): Promise<NewSession | null> {
    return this.start(memberId, headers, true);
  }

  async setLanguage(memberId: Id, language: Locale): Promise<void> {
    await this.pool.query('UPDATE member SET language = $2, updated_at = $3 WHERE id = $1', [
      memberId,
      language,
      this.settings.clock.now(),
    ]);
  }

  /** Deletes what has run out, and members of no programme; for a job. Returns the rows deleted. */
  async forgetPast(): Promise<number> {
    return forgetPast(this.pool, this.settings.clock.now());
  }

  /** better-auth's own view of a cookie; requests use SessionReader, which a test holds equal. */
  async getSession(headers: Headers): Promise<{ memberId: Id; expiresAt: Date } | null> {
    const found = await (await this.loader.load()).api.getSession({ headers });
    return found && { memberId: found.user.id, expiresAt: found.session.expiresAt };
  }

  /** Resolves when every requested mail was passed on or given up. */
  async settled(): Promise<void> {
    await Promise.all([
      ...this.underWay,
      this.changeAddress.settled(),
      this.proveAddress.settled(),
    ]);
  }

  /** Of the session in a Cookie header; null for none of ours. Whether it has ended is not looked at. */
  tokenOf(header: string | undefined): string | null {
    return this.cookies.tokenOf(header);
  }

  /** What a browser keeps of having signed in with an address: see LinkLimits. */
  placeOf(address: string): string {
    return this.limits.placeOf(normaliseEmail(address));
  }

  async close(): Promise<void> {
    await this.settled();
    await this.pool.end();
  }

  private async start(
    memberId: Id,
    headers: Headers,
    provesAddress: boolean,
  ): Promise<NewSession | null> {
    const auth = await this.loader.load();
    const answer = await auth.api.startMemberSession({
      body: { memberId, provesAddress },
      headers,
      returnHeaders: true,
    });
    if (answer.response === null) return null;
    const { email } = answer.response;
    const place = provesAddress ? this.placeOf(email) : null;
    return { memberId, cookies: answer.headers.getSetCookie(), place };
  }

  private async mailLink(auth: Auth, address: string, returnTo: string | null): Promise<void> {
    const { rows } = await this.pool.query<Addressee>(
      `SELECT m.id, m.email, m.name, m.language FROM member m
       WHERE m.email = $1 AND EXISTS (SELECT ${MAY_ENTER} AND p.member_id = m.id)`,
      [address],
    );
    const addressee = rows[0];
    if (!addressee) return;
    const { id, email, name, language } = addressee;
    const { token } = await auth.api.makeMemberToken({ body: { memberId: id } });
    const url = new URL(`${this.settings.publicUrl}/sign-in/confirm`);
    url.searchParams.set('token', token);
    if (returnTo !== null) url.searchParams.set('returnTo', returnTo);
    await this.settings.mailer.send(signInMail({ to: email, name, language, link: url.href }));
  }
}

function openPool({ databaseUrl, mode, logger }: SignInSettings): pg.Pool {
  const options = poolOptions(databaseUrl, mode, 'goodturn_jobs', POOL_SIZE);
  return makePool(
    {
      ...options,
      options: `${options.options ?? ''} -c search_path=auth,public`.trim(),
      application_name: 'goodturn_sign_in',
      statement_timeout: REQUEST_LIMITS.statementMs,
      lock_timeout: REQUEST_LIMITS.lockMs,
      query_timeout: REQUEST_LIMITS.answerMs,
      idle_in_transaction_session_timeout: REQUEST_LIMITS.idleMs,
    },
    (error) => {
      logger.warn({ error: describeError(error) }, 'A connection of sign-in was lost');
    },
  );
}
