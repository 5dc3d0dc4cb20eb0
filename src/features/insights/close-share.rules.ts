import type { FraudStatus, Moderation, ReferralStatus } from '../referrals/index.js';

/** Below this many referrals a share is shown as "4 of 11" (R-W7). */
export const SMALLEST_N_FOR_PERCENT = 20;

/** The 97.5 % quantile of the normal distribution: a two-sided interval of 95 %. */
const Z_95 = 1.959963984540054;

export interface CloseShare {
  readonly converted: number;
  /** n: the referrals whose window has fully passed */
  readonly matured: number;
  /** 0 to 1; null where n is 0 */
  readonly share: number | null;
  /** Wilson's interval of 95 %, 0 to 1; null where n is 0 */
  readonly interval: { readonly low: number; readonly high: number } | null;
  /** `COUNT`: show "4 of 11" instead of per cents */
  readonly shownAs: 'PERCENT' | 'COUNT';
}

/** What a referral must tell to be counted. `live`: false for the data of a sample or a sandbox. */
export interface CountedReferral {
  readonly status: ReferralStatus;
  readonly moderation: Moderation;
  readonly fraudStatus: FraudStatus;
  readonly windowClosesAt: Date;
  readonly live: boolean;
}

/** Whether a referral belongs to the population of R-W7, its window aside. */
export function isCounted(referral: Omit<CountedReferral, 'windowClosesAt'>): boolean {
  return (
    referral.live &&
    referral.status !== 'DUPLICATE' &&
    referral.status !== 'WITHDRAWN' &&
    referral.moderation !== 'DENIED' &&
    referral.fraudStatus !== 'CONFIRMED'
  );
}

/** R-W7: counted, and its window has fully passed. */
export function isMatured(referral: CountedReferral, now: Date): boolean {
  return isCounted(referral) && now >= referral.windowClosesAt;
}

/**
 * R-W7: the share of `matured` referrals that `converted`.
 * Throws RangeError unless both are whole numbers with 0 <= converted <= matured.
 */
export function closeShare(converted: number, matured: number): CloseShare {
  if (!Number.isSafeInteger(matured) || !Number.isSafeInteger(converted)) {
    throw new RangeError(`Not counts of referrals: ${String(converted)} of ${String(matured)}`);
  }
  if (converted < 0 || converted > matured) {
    throw new RangeError(`Not a part of its whole: ${String(converted)} of ${String(matured)}`);
  }
  return {
    converted,
    matured,
    share: matured === 0 ? null : converted / matured,
    interval: matured === 0 ? null : wilson(converted, matured),
    shownAs: matured < SMALLEST_N_FOR_PERCENT ? 'COUNT' : 'PERCENT',
  };
}

/** Wilson's score interval stays within 0 and 1, and is honest for small n and for shares near 0. */
function wilson(converted: number, n: number): { low: number; high: number } {
  const share = converted / n;
  const square = Z_95 * Z_95;
  const centre = share + square / (2 * n);
  const spread = Z_95 * Math.sqrt((share * (1 - share)) / n + square / (4 * n * n));
  const scale = 1 + square / n;
  return {
    low: converted === 0 ? 0 : (centre - spread) / scale,
    high: converted === n ? 1 : (centre + spread) / scale,
  };
}

/** The middle value; between the two middle ones for an even count. Null for none. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((left, right) => left - right);
  const middle = sorted.length >> 1;
  const upper = sorted[middle];
  if (upper === undefined) return null;
  const lower = sorted[middle - 1];
  return sorted.length % 2 === 1 || lower === undefined ? upper : (lower + upper) / 2;
}
