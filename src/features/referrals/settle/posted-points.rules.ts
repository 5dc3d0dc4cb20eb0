import type { Points } from '../../../kernel/points.js';
import type { TimelineEntry } from './referral-timeline-entry.rules.js';

/** What the ledger made of what was due: signed, as it posted it. */
export interface PostedPoints {
  readonly points: Points;
  readonly owed: Points;
  readonly writtenOff: Points;
}

/** The outcomes whose points are those of the posting that follows from them. */
const TELLS_POINTS: ReadonlySet<string> = new Set([
  'CONVERTED',
  'CONVERTED_BY_SPLIT',
  'WON_OUTSIDE_WINDOW',
  'CREDITED_EARLIER',
  'CREDITED_ELSEWHERE',
  'CONVERSION_TAKEN_BACK',
  'LATE_WIN_TAKEN_BACK',
  'CLEARED',
  'FRAUD_CONFIRMED',
]);

/**
 * R-N2: the line names the number that was posted, with the part that is owed, and the part that the
 * company bears and nobody asks for. What is due is another number where some had been spent. A
 * change that has two such lines, as from a conversion to a later win, names what each is worth.
 */
export function withPostedPoints(
  entries: readonly TimelineEntry[],
  posted: PostedPoints | undefined,
): readonly TimelineEntry[] {
  const telling = entries.filter(({ outcome }) => TELLS_POINTS.has(outcome));
  const [only] = telling;
  if (posted === undefined || only === undefined || telling.length > 1) return entries;
  const parts = {
    points: Math.abs(posted.points),
    ...('owed' in only.inputs ? { owed: Math.abs(posted.owed) } : {}),
    ...('borne' in only.inputs ? { borne: Math.max(0, posted.writtenOff) } : {}),
  };
  return entries.map((entry) =>
    entry === only ? { ...entry, inputs: { ...entry.inputs, ...parts } } : entry,
  );
}
