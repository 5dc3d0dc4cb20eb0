import type { ActorKind } from '../../kernel/actor.js';
import type { PointsKind } from './notice-kind.rules.js';

/** The fields of a timeline line that a notice needs. */
export interface DecidedLine {
  readonly outcome: string;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
  readonly actorKind: ActorKind;
}

export interface Notice<Line extends DecidedLine, Kind extends string = string> {
  readonly kind: Kind | PointsKind;
  /** the line that the notice reports */
  readonly line: Line;
}

const NEWS_DAYS = 7;
const DAY_MS = 86_400_000;

/**
 * Whether a notice may go out by mail. The sample and imports are silent. What a machine found out
 * long after it happened (the window of a referral imported years later) is history, not news; what
 * a person reported late is news to the advocate.
 */
export function isNews({ actorKind, occurredAt, recordedAt }: DecidedLine): boolean {
  if (actorKind === 'SAMPLE' || actorKind === 'CLI') return false;
  if (actorKind !== 'JOB') return true;
  return recordedAt.getTime() - occurredAt.getTime() <= NEWS_DAYS * DAY_MS;
}
