import type pg from 'pg';
import type { RateLimiterPostgres } from 'rate-limiter-flexible';
import { plusMs } from '../../kernel/clock.js';
import type { Id } from '../../kernel/ids.js';
import type { Mail } from '../mail/index.js';
import { describeError } from '../telemetry/index.js';
import { codeAsTyped, hashOfCode, makeCode, type ProofSide } from './address-code.js';
import { CODE_MINUTES } from './auth-names.js';
import type { ChangeAddressSettings, SessionHolder } from './change-address.js';
import { isWithin, keyedHash, limiter, orTooMany } from './limiters.js';
import { otherProofMail, ownProofMail } from './proof-mails.js';

/** As for a change of address: each asks so often in the time that codes are valid. */
const OF_MEMBER = 3;
const OF_SENDER = 30;
const FOR_ADDRESS = 9;
const TRIES = 5;

/** Another mailbox of somebody's: waiting for its codes, or shown to be theirs until `endsAt`. */
export interface AskedProof extends pg.QueryResultRow {
  readonly email: string;
  readonly endsAt: Date;
  readonly triesLeft: number;
  readonly proven: boolean;
}

/** What became of two codes. `NONE`: nothing is asked for, or it has run out. */
export type ConfirmedProof =
  | { readonly outcome: 'NONE' }
  | { readonly outcome: 'PROVEN'; readonly email: string; readonly endsAt: Date }
  | { readonly outcome: 'WRONG'; readonly wrong: readonly ProofSide[]; readonly triesLeft: number };

interface Tried extends pg.QueryResultRow {
  readonly outcome: 'NONE' | 'WRONG' | 'PROVEN';
  readonly address: string | null;
  readonly wrong: ProofSide[];
  readonly tries: number;
}

/**
 * Shows that another mailbox is theirs, too (R-U6): a code goes to the one that they sign in with and
 * one to the other. A session that was left open is not enough, and neither is the other mailbox. Its
 * mail is the same whoever signs in with it, or nobody: the asking reveals nothing.
 */
export class ProveAddress {
  private readonly underWay = new Set<Promise<void>>();
  private readonly perMember: RateLimiterPostgres;
  private readonly perSender: RateLimiterPostgres;
  private readonly perAddress: RateLimiterPostgres;

  constructor(
    private readonly pool: pg.Pool,
    private readonly settings: ChangeAddressSettings,
  ) {
    this.perMember = limiter(pool, 'proof', OF_MEMBER, CODE_MINUTES);
    this.perSender = limiter(pool, 'proof-sender', OF_SENDER, CODE_MINUTES);
    this.perAddress = limiter(pool, 'proof-wanted', FOR_ADDRESS, CODE_MINUTES);
  }

  async findAsked(memberId: Id): Promise<AskedProof | null> {
    const { rows } = await this.pool.query<AskedProof>(
      `SELECT email, expires_at AS "endsAt", tries_left AS "triesLeft", proven_at IS NOT NULL AS proven
       FROM address_proof WHERE member_id = $1 AND expires_at > $2 AND tries_left > 0`,
      [memberId, this.settings.clock.now()],
    );
    return rows[0] ?? null;
  }

  /** Asks for `email`, which is normalised, in place of what was asked before. Throws TooManyLinks. */
  async askForProof(holder: SessionHolder, email: string, sender: string): Promise<AskedProof> {
    await orTooMany(this.perSender.consume(this.keyOf(sender)));
    await orTooMany(this.perMember.consume(this.keyOf(holder.memberId)));
    const isMailed = await isWithin(this.perAddress.consume(this.keyOf(email)));
    const codes = { OWN: makeCode(), OTHER: makeCode() };
    const endsAt = this.end();
    await this.pool.query(
      `INSERT INTO address_proof AS p (member_id, own_email, email, own_code_hash, code_hash,
         tries_left, proven_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, NULL, $7)
       ON CONFLICT (member_id) DO UPDATE SET own_email = excluded.own_email,
         email = excluded.email, own_code_hash = excluded.own_code_hash,
         code_hash = excluded.code_hash, tries_left = excluded.tries_left, proven_at = NULL,
         expires_at = excluded.expires_at`,
      [
        holder.memberId,
        holder.email,
        email,
        this.hashOf(holder.memberId, 'OWN', codes.OWN),
        this.hashOf(holder.memberId, 'OTHER', codes.OTHER),
        TRIES,
        endsAt,
      ],
    );
    const { email: to, name, language } = holder;
    this.inBackground(ownProofMail({ to, name, language, other: email, code: codes.OWN }));
    if (isMailed) this.inBackground(otherProofMail({ to: email, language, code: codes.OTHER }));
    return { email, endsAt, triesLeft: TRIES, proven: false };
  }

  /** Tries both codes together; whichever is wrong uses up one try of five. */
  async confirmProof(
    { memberId }: Pick<SessionHolder, 'memberId'>,
    typed: { readonly own: string; readonly other: string },
  ): Promise<ConfirmedProof> {
    const endsAt = this.end();
    const { rows } = await this.pool.query<Tried>(
      'SELECT outcome, address, wrong, tries FROM auth.confirm_proof($1, $2, $3, $4, $5)',
      [
        memberId,
        this.hashOf(memberId, 'OWN', codeAsTyped(typed.own)),
        this.hashOf(memberId, 'OTHER', codeAsTyped(typed.other)),
        this.settings.clock.now(),
        endsAt,
      ],
    );
    const [tried] = rows;
    if (!tried || tried.outcome === 'NONE') return { outcome: 'NONE' };
    const { outcome, address, wrong, tries: triesLeft } = tried;
    if (outcome === 'WRONG') return { outcome, wrong, triesLeft };
    return { outcome, email: address ?? '', endsAt };
  }

  /** Resolves when every mail was passed on or given up. */
  async settled(): Promise<void> {
    await Promise.all(this.underWay);
  }

  private end(): Date {
    return plusMs(this.settings.clock.now(), CODE_MINUTES * 60_000);
  }

  private inBackground(mail: Mail): void {
    const work = this.settings.mailer
      .send(mail)
      .catch((error: unknown) => {
        const what = 'A code for another mailbox was not sent';
        this.settings.logger.error({ error: describeError(error) }, what);
      })
      .finally(() => this.underWay.delete(work));
    this.underWay.add(work);
  }

  private hashOf(memberId: Id, side: ProofSide, code: string): Buffer {
    return hashOfCode(this.settings.hashSecret, memberId, side, code);
  }

  private keyOf(text: string): string {
    return keyedHash(this.settings.hashSecret, `proof ${text}`);
  }
}
