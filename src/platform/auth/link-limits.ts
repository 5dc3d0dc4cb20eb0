import { createHmac, timingSafeEqual } from 'node:crypto';
import type pg from 'pg';
import type { RateLimiterPostgres } from 'rate-limiter-flexible';
import { LINK_MINUTES } from './auth-names.js';
import { isWithin, keyedHash, limiter, orTooMany } from './limiters.js';

/** Who asks, and where: `place` is the value of the browser's PLACE_COOKIE. */
export interface LinkAsked {
  readonly address: string;
  readonly sender: string;
  readonly place: string | null;
}

const OF_SENDER_FOR_ADDRESS = 3;
const OF_SENDER = 30;
/** More would only fill a mailbox: the links that are in it already still work. */
const FOR_ADDRESS = 9;

/**
 * How many links may be asked for in the time that one is valid: by one sender for one address, by
 * one sender in all, and for one address by everybody. The first two are told, and are the same for
 * every address. The last is not: it would tell one stranger of another, and a member has links
 * enough in the mailbox. Where a member has signed in before, strangers use up nothing of theirs.
 */
export class LinkLimits {
  private readonly perPair: RateLimiterPostgres;
  private readonly perSender: RateLimiterPostgres;
  private readonly perAddress: RateLimiterPostgres;

  constructor(
    pool: pg.Pool,
    private readonly secret: string,
  ) {
    this.perPair = limiter(pool, 'link', OF_SENDER_FOR_ADDRESS, LINK_MINUTES);
    this.perSender = limiter(pool, 'link-sender', OF_SENDER, LINK_MINUTES);
    this.perAddress = limiter(pool, 'link-address', FOR_ADDRESS, LINK_MINUTES);
  }

  /** Whether a mail goes out, if the address is a member's. Throws TooManyLinks. */
  async take({ address, sender, place }: LinkAsked): Promise<boolean> {
    if (this.isPlaceOf(place, address)) {
      await orTooMany(this.perPair.consume(this.keyOf(`own ${address}`)));
      return true;
    }
    await orTooMany(this.perSender.consume(this.keyOf(sender)));
    await orTooMany(this.perPair.consume(this.keyOf(`${sender} ${address}`)));
    return isWithin(this.perAddress.consume(this.keyOf(address)));
  }

  /** What a browser keeps of having signed in with an address. */
  placeOf(address: string): string {
    return createHmac('sha256', this.secret).update(`place ${address}`).digest('base64url');
  }

  private isPlaceOf(place: string | null, address: string): boolean {
    const given = Buffer.from(place ?? '');
    const wanted = Buffer.from(this.placeOf(address));
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  }

  /** Rows outlive the request: they hold keyed hashes, no address of a person or computer (R-A5). */
  private keyOf(text: string): string {
    return keyedHash(this.secret, text);
  }
}
