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
