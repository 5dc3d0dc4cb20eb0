import { addDays, dayOf, startOfDay } from '../../kernel/day.js';
import type { Id } from '../../kernel/ids.js';
import { asPoints, type Points } from '../../kernel/points.js';

export const WALLET_KINDS = ['available', 'held', 'owed'] as const;
export type WalletKind = (typeof WALLET_KINDS)[number];

export const TRANSFER_KINDS = [
  'EARN',
  'SPEND',
  'REVERSAL',
  'RETURN',
  'EXPIRE',
  'ADJUST',
  'HOLD',
  'RELEASE',
  'REPAY',
  'MOVE',
] as const;
export type TransferKind = (typeof TRANSFER_KINDS)[number];

/** System accounts: they have no balance row, their balances are sums. */
export const COUNTERS = ['issued', 'redeemed', 'expired', 'adjusted', 'clearing'] as const;
export type Counter = (typeof COUNTERS)[number];

/** What a reversal does about points that are spent already (R-P3). */
export const RETURN_POLICIES = ['ONLY_PENDING', 'WITHIN_BALANCE', 'DEBT'] as const;
export type ReturnPolicy = (typeof RETURN_POLICIES)[number];

/** What a transfer is about, so that its line can be explained, e.g. `REFERRAL` and its id. */
export interface Subject {
  readonly kind: string;
  readonly id: Id;
}

interface ItemBase {
  /** Made from the fact that it records (R-P4): `referral:<id>:<settlement number>`. */
  readonly key: string;
  /** Whose wallets: an id that means nothing to the ledger. */
  readonly ownerId: Id;
  /** The rule that explains the line, e.g. `R-W1`. */
  readonly rule: string;
  /** When it happened; absent: now. */
  readonly occurredAt?: Date;
}

/** Names an earlier posting by its subject or by its key. */
type Named =
  | { readonly subject: Subject; readonly originKey?: never }
  | { readonly originKey: string; readonly subject?: Subject };

/**
 * One thing to post. `points` are whole and above zero unless noted otherwise.
 * - `EARN` awards; what is owed is repaid out of it. `expiresAt` null or absent: never.
 * - `SPEND` takes points, those that expire first.
 * - `SETTLE` makes `points` (zero or more) the total of the subject: it posts the difference to
 *   what was awarded, reversed and written off before, so that it can be repeated.
 * - `REVERSE` takes awards of the subject (the latest first) or of one posting back; `points`
 *   absent: all that is left of them.
 * - `RETURN` undoes a spend; points whose expiry has passed live until `expiresAt`.
 * - `ADJUST` corrects by signed points; it neither counts as earned nor repays.
 * - `HOLD` promises points, `RELEASE` makes all promised points of the subject available.
 * - `EXPIRE` posts what has lapsed in the owner's wallet.
 */
export type PostingItem = ItemBase &
  (
    | {
        readonly op: 'EARN';
        readonly points: Points;
        readonly subject?: Subject;
        readonly expiresAt?: Date | null;
      }
    | { readonly op: 'SPEND'; readonly points: Points; readonly subject?: Subject }
    | {
        readonly op: 'SETTLE';
        readonly points: Points;
        readonly subject: Subject;
        readonly policy: ReturnPolicy;
        readonly expiresAt?: Date | null;
      }
    | ({ readonly op: 'REVERSE'; readonly points?: Points; readonly policy: ReturnPolicy } & Named)
    | ({ readonly op: 'RETURN'; readonly expiresAt: Date } & Named)
    | {
        readonly op: 'ADJUST';
        readonly points: Points;
        readonly subject?: Subject;
        readonly expiresAt?: Date | null;
      }
    | { readonly op: 'HOLD'; readonly points: Points; readonly subject?: Subject }
    | ({ readonly op: 'RELEASE'; readonly expiresAt?: Date | null } & Named)
    | { readonly op: 'EXPIRE' }
  );

export type PostingErrorCode =
  'INSUFFICIENT_BALANCE' | 'KEY_REUSED' | 'TRANSFER_NOT_FOUND' | 'ALREADY_REVERSED';

export interface Posted {
  readonly ok: true;
  readonly key: string;
  readonly postingId: Id;
  /** The key was known: nothing was done, this is the first result. */
  readonly replayed: boolean;
  /** Signed change of available and held points, before a repayment. */
  readonly points: Points;
  /** Signed change of what is owed: below zero a new debt, above it a repayment. */
  readonly owed: Points;
  /** What the company bears; below zero where it bore points that are awarded again. */
  readonly writtenOff: Points;
  /** Available points afterwards. */
  readonly balanceAfter: Points;
}

export interface Refused {
  readonly ok: false;
  readonly key: string;
  readonly error: PostingErrorCode;
  /** INSUFFICIENT_BALANCE: the available points; ALREADY_REVERSED: what is left to reverse. */
  readonly available: Points;
  /** The points that the item needed. */
  readonly needed: Points;
}

export type PostingResult = Posted | Refused;

const MAY_BE_ZERO: ReadonlySet<PostingItem['op']> = new Set(['SETTLE']);
const MAY_BE_NEGATIVE: ReadonlySet<PostingItem['op']> = new Set(['ADJUST']);

/** Throws RangeError for points that the operation cannot take; a caller's mistake, no outcome. */
export function checkItem(item: PostingItem): void {
  const points = 'points' in item ? item.points : undefined;
  if (points === undefined) return;
  asPoints(points);
  if (
    (points === 0 && !MAY_BE_ZERO.has(item.op)) ||
    (points < 0 && !MAY_BE_NEGATIVE.has(item.op))
  ) {
    throw new RangeError(`${item.op} of ${points} points (${item.key})`);
  }
}

/** Points that end earlier than by themselves (R-P7). */
export interface PointEnd {
  /** of what it follows from; the same again takes the place of what it said before */
  readonly id: Id;
  readonly ownerId: Id;
  /** it holds for points that came before */
  readonly earnedBefore: Date;
  readonly endsAt: Date;
}

const GRACE_DAYS = 30;

/** Until when returned points live that had expired: the end of the 30th day (R-P5). */
export function graceEnd(now: Date, timeZone: string): Date {
  return startOfDay(addDays(dayOf(now, timeZone), GRACE_DAYS + 1), timeZone);
}
