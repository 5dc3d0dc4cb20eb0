import type pg from 'pg';
import type { RateLimiterPostgres } from 'rate-limiter-flexible';
import { plusMs, type Clock } from '../../kernel/clock.js';
import type { Id } from '../../kernel/ids.js';
import type { Mailer } from '../mail/index.js';
import { describeError, type Logger } from '../telemetry/index.js';
import { codeAsTyped, hashOfCode, makeCode, type AddressSide } from './address-code.js';
import { addressTakenMail, formerCodeMail, newCodeMail } from './address-mails.js';
import { CODE_MINUTES } from './auth-names.js';
import { isWithin, keyedHash, limiter, orTooMany } from './limiters.js';

/** How often each may ask in the time that codes are valid. */
const OF_MEMBER = 3;
const OF_SENDER = 30;
/** More would only fill a mailbox. Not told: it would tell one stranger of another. */
const FOR_ADDRESS = 9;
const TRIES = 5;

export interface ChangeAddressSettings {
  readonly publicUrl: string;
  readonly hashSecret: string;
  readonly mailer: Mailer;
  readonly logger: Logger;
  readonly clock: Clock;
}

/** Who is signed in in a browser. */
export interface SessionHolder extends pg.QueryResultRow {
  readonly memberId: Id;
  readonly email: string;
  readonly name: string;
  readonly language: string;
  /** of their session */
  readonly token: string;
}

/** A change that waits for its codes. */
export interface AskedChange extends pg.QueryResultRow {
  readonly email: string;
  readonly endsAt: Date;
  readonly triesLeft: number;
}

/**
 * What became of two codes. `NONE`: nothing is asked for, or it has run out. `TAKEN`: somebody else
 * signs in with the address, which is told to who has shown that the mailbox is theirs.
 */
export type ConfirmedChange =
  | { readonly outcome: 'NONE' | 'TAKEN' }
  | { readonly outcome: 'CHANGED'; readonly email: string }
  | {
      readonly outcome: 'WRONG';
      readonly wrong: readonly AddressSide[];
      readonly triesLeft: number;
    };

interface Tried extends pg.QueryResultRow {
  readonly outcome: 'NONE' | 'WRONG' | 'TAKEN' | 'CHANGED';
  readonly address: string | null;
  readonly wrong: AddressSide[];
  readonly tries: number;
}

/**
 * Signing in with another address: a code goes to the mailbox of the former one and one to that of the
 * new one, and who enters both has both. Neither alone moves an account: not a session that was left
 * open somewhere, and not a mailbox that an employer took back.
 */
export class ChangeAddress {
  private readonly underWay = new Set<Promise<void>>();
  private readonly perMember: RateLimiterPostgres;
  private readonly perSender: RateLimiterPostgres;
  private readonly perAddress: RateLimiterPostgres;

  constructor(
    private readonly pool: pg.Pool,
    private readonly settings: ChangeAddressSettings,
  ) {
    this.perMember = limiter(pool, 'address', OF_MEMBER, CODE_MINUTES);
    this.perSender = limiter(pool, 'address-sender', OF_SENDER, CODE_MINUTES);
    this.perAddress = limiter(pool, 'address-wanted', FOR_ADDRESS, CODE_MINUTES);
  }

  /** By the token of a session cookie whose signature is right. */
  async holderOf(token: string): Promise<SessionHolder | null> {
    const { rows } = await this.pool.query<SessionHolder>(
      `SELECT m.id AS "memberId", m.email, m.name, m.language, s.token
       FROM session s JOIN member m ON m.id = s.member_id
       WHERE s.token = $1 AND s.expires_at >= $2`,
      [token, this.settings.clock.now()],
    );
    return rows[0] ?? null;
  }

  async findAsked(memberId: Id): Promise<AskedChange | null> {
    const { rows } = await this.pool.query<AskedChange>(
      `SELECT email, expires_at AS "endsAt", tries_left AS "triesLeft" FROM address_change
       WHERE member_id = $1 AND expires_at > $2 AND tries_left > 0`,
      [memberId, this.settings.clock.now()],
    );
    return rows[0] ?? null;
  }

  /**
   * Asks for `email`, which is normalised, in place of what was asked before. Returns before it is
   * known whether somebody has that address, so that answer and time reveal nothing. Throws
   * TooManyLinks.
   */
  async askForAddress(holder: SessionHolder, email: string, sender: string): Promise<AskedChange> {
    await orTooMany(this.perSender.consume(this.keyOf(sender)));
    await orTooMany(this.perMember.consume(this.keyOf(holder.memberId)));
    const isMailed = await isWithin(this.perAddress.consume(this.keyOf(email)));
    const codes = { FORMER: makeCode(), NEW: makeCode() };
    const endsAt = plusMs(this.settings.clock.now(), CODE_MINUTES * 60_000);
    await this.pool.query(
      `INSERT INTO address_change AS c (member_id, former_email, email, former_code_hash, code_hash,
         tries_left, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (member_id) DO UPDATE SET former_email = excluded.former_email,
         email = excluded.email, former_code_hash = excluded.former_code_hash,
         code_hash = excluded.code_hash, tries_left = excluded.tries_left,
         expires_at = excluded.expires_at`,
      [
        holder.memberId,
        holder.email,
        email,
        this.hashOf(holder.memberId, 'FORMER', codes.FORMER),
        this.hashOf(holder.memberId, 'NEW', codes.NEW),
        TRIES,
        endsAt,
      ],
    );
    this.inBackground(() => this.mailFormer(holder, email, codes.FORMER));
    if (isMailed) this.inBackground(() => this.mailNew(holder, email, codes.NEW));
    return { email, endsAt, triesLeft: TRIES };
  }

  /** Tries both codes together; whichever is wrong uses up one try of five. */
  async confirmAddress(
    { memberId, token }: Pick<SessionHolder, 'memberId' | 'token'>,
    typed: { readonly former: string; readonly fresh: string },
  ): Promise<ConfirmedChange> {
    const { rows } = await this.pool.query<Tried>(
      'SELECT outcome, address, wrong, tries FROM auth.confirm_address($1, $2, $3, $4, $5)',
      [
        memberId,
        this.hashOf(memberId, 'FORMER', codeAsTyped(typed.former)),
        this.hashOf(memberId, 'NEW', codeAsTyped(typed.fresh)),
        token,
        this.settings.clock.now(),
      ],
    );
    const [tried] = rows;
    if (!tried) return { outcome: 'NONE' };
    const { outcome, address, wrong, tries: triesLeft } = tried;
    if (outcome === 'WRONG') return { outcome, wrong, triesLeft };
    return outcome === 'CHANGED' ? { outcome, email: address ?? '' } : { outcome };
  }

  /**
   * The same without codes, for who runs the installation: somebody's former mailbox is gone. Both
   * addresses are normalised. All of their sessions end.
   */
  async changeByHand(former: string, email: string): Promise<'CHANGED' | 'TAKEN' | 'UNKNOWN'> {
    const { rows } = await this.pool.query<{ outcome: 'CHANGED' | 'TAKEN' | 'GONE' }>(
      `SELECT auth.move_address(m.id, m.email, $2, '', $3) AS outcome FROM member m
       WHERE m.email = $1`,
      [former, email, this.settings.clock.now()],
    );
    const outcome = rows[0]?.outcome ?? 'GONE';
    return outcome === 'GONE' ? 'UNKNOWN' : outcome;
  }

  /** Resolves when every mail was passed on or given up. */
  async settled(): Promise<void> {
    await Promise.all(this.underWay);
  }

  private mailFormer(holder: SessionHolder, wanted: string, code: string): Promise<void> {
    const { email: to, name, language } = holder;
    return this.settings.mailer.send(formerCodeMail({ to, name, language, wanted, code }));
  }

  private async mailNew({ language }: SessionHolder, to: string, code: string): Promise<void> {
    const { mailer, publicUrl } = this.settings;
    const { rows } = await this.pool.query<{ name: string; language: string }>(
      'SELECT name, language FROM member WHERE email = $1',
      [to],
    );
    const [taker] = rows;
    await mailer.send(
      taker ? addressTakenMail({ to, ...taker, publicUrl }) : newCodeMail({ to, language, code }),
    );
  }

  private inBackground(send: () => Promise<void>): void {
    const work = send()
      .catch((error: unknown) => {
        const what = 'A code for another address was not sent';
        this.settings.logger.error({ error: describeError(error) }, what);
      })
      .finally(() => this.underWay.delete(work));
    this.underWay.add(work);
  }

  private hashOf(memberId: Id, side: AddressSide, code: string): Buffer {
    return hashOfCode(this.settings.hashSecret, memberId, side, code);
  }

  private keyOf(text: string): string {
    return keyedHash(this.settings.hashSecret, `address ${text}`);
  }
}
