import { addDays, startOfDay, type Day } from '../../../kernel/day.js';
import type { PointsAfterLeaving } from '../../programs/index.js';

const KEPT_DAYS = 90;
/** Nobody finds their points gone, or nearly, because somebody told late that they had left. */
const LEAST_DAYS = 30;

/**
 * R-P7: the last day of points that were earned until `until`, the last day at an account: the 90th
 * after it, and never sooner than 30 days after it was said. Null: they end as by themselves.
 */
export function lastDayOfPoints(policy: PointsAfterLeaving, until: Day, today: Day): Day | null {
  if (policy === 'KEEP_UNTIL_EXPIRY') return null;
  const last = addDays(until, KEPT_DAYS);
  const least = addDays(today, LEAST_DAYS);
  return last > least ? last : least;
}

export interface EndOfPoints {
  /** it holds for what came before: until the end of the last day at the account, or now */
  readonly earnedBefore: Date;
  /** the end of the last day on which they can be spent (R-P5) */
  readonly endsAt: Date;
}

export function endOfPoints(
  { until, lastDay }: { readonly until: Day; readonly lastDay: Day },
  { now, timeZone }: { readonly now: Date; readonly timeZone: string },
): EndOfPoints {
  const afterDay = (day: Day) => startOfDay(addDays(day, 1), timeZone);
  const left = afterDay(until);
  return { earnedBefore: left < now ? left : now, endsAt: afterDay(lastDay) };
}
