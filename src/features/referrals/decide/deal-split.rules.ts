import type { Day } from '../../../kernel/day.js';
import { dayOf } from '../../../kernel/day.js';
import type { Id } from '../../../kernel/ids.js';
import type { Points } from '../../../kernel/points.js';
import type { DealSplit, SplitShare } from './referral-group.rules.js';

export type SplitProblem = 'NO_SHARES' | 'NOT_WHOLE_PERCENT' | 'SUM_NOT_100' | 'REFERRAL_TWICE';

/** R-W9: whole per cents from 1 to 100, each referral once, sum 100; null: no problem. */
export function splitProblem(shares: readonly SplitShare[]): SplitProblem | null {
  if (shares.length === 0) return 'NO_SHARES';
  if (
    shares.some(({ percent }) => !Number.isSafeInteger(percent) || percent < 1 || percent > 100)
  ) {
    return 'NOT_WHOLE_PERCENT';
  }
  if (new Set(shares.map(({ referralId }) => referralId)).size < shares.length) {
    return 'REFERRAL_TWICE';
  }
  return shares.reduce((sum, { percent }) => sum + percent, 0) === 100 ? null : 'SUM_NOT_100';
}

/** R-W9: the newest split that was declared on or before the day of closing, in the zone given. */
export function splitInForce(
  splits: readonly DealSplit[],
  closedOn: Day,
  timeZone: string,
): DealSplit | null {
  let newest: DealSplit | null = null;
  for (const split of splits) {
    if (dayOf(split.declaredAt, timeZone) > closedOn) continue;
    if (newest === null || split.version > newest.version) newest = split;
  }
  return newest;
}

/** A referral's part of a split deal: what it would get for the whole, and its per cents. */
export interface SplitPart {
  readonly referralId: Id;
  readonly conversionPoints: Points;
  readonly percent: number;
}

/**
 * R-W9: points of each part, so that their sum is exactly the rounded sum of the unrounded parts.
 * What rounding down leaves over goes to the largest remainders; among equals to the first in order.
 */
export function splitPoints(parts: readonly SplitPart[]): Map<Id, Points> {
  const counted = parts.map((part, order) => ({
    ...inHundredths(part),
    order,
    id: part.referralId,
  }));
  const remainders = counted.reduce((sum, { remainder }) => sum + remainder, 0);
  let left = Math.floor((remainders + 50) / 100);
  const points = new Map(counted.map(({ id, whole }) => [id, whole]));
  for (const part of counted.toSorted((a, b) => b.remainder - a.remainder || a.order - b.order)) {
    if (left === 0) break;
    points.set(part.id, part.whole + 1);
    left -= 1;
  }
  return points;
}

/** Divides before it multiplies, so that no number of points leaves what is exact in JavaScript. */
function inHundredths({ conversionPoints, percent }: SplitPart) {
  const rest = (conversionPoints % 100) * percent;
  return {
    whole: Math.floor(conversionPoints / 100) * percent + Math.floor(rest / 100),
    remainder: rest % 100,
  };
}
