import { plusMs } from '../../kernel/clock.js';

/** R-O1: as long a merge can be taken back. */
const DAYS_TO_TAKE_BACK = 30;

const DAY_MS = 24 * 60 * 60 * 1000;

/** The first instant at which a merge stays. */
export function mergeStaysFrom(mergedAt: Date): Date {
  return plusMs(mergedAt, DAYS_TO_TAKE_BACK * DAY_MS);
}

/** Something that came to the survivor; it is written down, to be given back. */
export interface HeldRow {
  /** a code, e.g. `REFERRAL`, unique among all features; `…_KEPT` for what did not come to it */
  readonly kind: string;
  /** an id, or what else tells it from others of its kind */
  readonly key: string;
}
