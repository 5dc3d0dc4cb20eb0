import {
  decidedAt,
  entry,
  newestOf,
  type Change,
  type TimelineEntry,
} from './referral-timeline-entry.rules.js';

/** R-W8: flagged, cleared or confirmed, by the check or by a person. */
export function fraudEntries({ before, next, context }: Change): TimelineEntry[] {
  const { fraudStatus } = next;
  if (fraudStatus === before.fraudStatus) return [];
  if (fraudStatus === 'FLAGGED') {
    const reasonCode = newestOf(context, 'FRAUD_FLAGGED')?.reasonCode ?? null;
    return [entry('R-W8', 'FLAGGED', decidedAt(context, 'FRAUD_FLAGGED'), { reasonCode })];
  }
  const points = Math.abs(next.pointsDue - before.pointsDue);
  if (fraudStatus === 'CLEARED') {
    return [entry('R-W8', 'CLEARED', decidedAt(context, 'FRAUD_CLEARED'), { points })];
  }
  if (fraudStatus !== 'CONFIRMED') return [];
  const reasonCode = newestOf(context, 'FRAUD_CONFIRMED')?.reasonCode ?? null;
  const at = decidedAt(context, 'FRAUD_CONFIRMED');
  return [entry('R-W8', 'FRAUD_CONFIRMED', at, { reasonCode, points, owed: 0, borne: 0 })];
}

/** R-W8: points that it has earned wait while it is flagged. */
export function heldEntries({ before, next, context }: Change): TimelineEntry[] {
  const { pointsHeld: points } = next;
  if (points === 0) return [];
  const isNew = (
    ['fraudStatus', 'moderation', 'confirmation', 'status', 'creditedDealId'] as const
  ).some((field) => before[field] !== next[field]);
  return isNew ? [entry('R-W8', 'POINTS_HELD', context.now, { points })] : [];
}
