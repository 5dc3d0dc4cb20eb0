import type { Id } from '../../kernel/ids.js';
import type { Points } from '../../kernel/points.js';

/** A notice whose mail has not begun to leave. */
export interface WaitingNotice {
  readonly id: Id;
  /** the outcome of the line that it reports */
  readonly outcome: string;
  /** what came (above zero) or went (below) with it */
  readonly points: Points;
}

export type Undoes = (later: string, earlier: string) => boolean;

/**
 * R-N1: what was undone before its mail went out makes none. `waiting` are the notices about one
 * subject to one reader, in the order of their decisions. One that undoes another, to the point, and
 * that other leave everything as the reader knows it: neither is sent. Where points differ, because
 * some were spent meanwhile, both are. Returns those that are not to be sent.
 */
export function undoneMails(waiting: readonly WaitingNotice[], undoes: Undoes): Id[] {
  const undone: Id[] = [];
  const standing: WaitingNotice[] = [];
  for (const notice of waiting) {
    const place = standing.findLastIndex(
      ({ outcome, points }) => undoes(notice.outcome, outcome) && points + notice.points === 0,
    );
    const [earlier] = place < 0 ? [] : standing.splice(place, 1);
    if (earlier) undone.push(earlier.id, notice.id);
    else standing.push(notice);
  }
  return undone;
}
