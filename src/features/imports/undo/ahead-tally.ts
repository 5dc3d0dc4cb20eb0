import type { Id } from '../../../kernel/ids.js';
import {
  ApartFromEachOther,
  PointsTally,
  type MovedPoints,
  type RowTraceKind,
  type TraceKind,
} from '../take-in/index.js';
import { NO_OUTCOMES, withOutcomes, type Became } from './became.rules.js';
import { NAMED_ADVOCATES, type Leaning, type UndoAhead } from './undo.rules.js';

/** What taking a part back did. */
export interface Taken {
  readonly moved: readonly MovedPoints[];
  readonly became: ReadonlyMap<Id, Became>;
}

/** Adds up what an undo would do, part by part. */
export class AheadTally {
  /** of advocates, companies and tags, those that stay as the run left them, or in a part */
  readonly kept: Id[] = [];
  private readonly counts = new Map<TraceKind, number>();
  private readonly apart = new ApartFromEachOther();
  private readonly points = new PointsTally();
  private outcomes = NO_OUTCOMES;

  count(kind: TraceKind, traces: number): void {
    this.counts.set(kind, this.countOf(kind) + traces);
  }

  add(kind: TraceKind, { moved, became }: Taken): void {
    this.points.add(this.apart.fresh(moved));
    if (!isOfRows(kind)) return;
    this.outcomes = withOutcomes(this.outcomes, kind, became);
    for (const [id, what] of became) {
      if (what !== 'GONE' && what !== 'AS_BEFORE') this.kept.push(id);
    }
  }

  result(leaning: Leaning): UndoAhead {
    const { awarded, takenBack, advocates } = this.points.result;
    return {
      referrals: this.countOf('REFERRAL'),
      deals: this.countOf('DEAL'),
      awards: this.countOf('AWARD'),
      ...{ awarded, takenBack, advocates: advocates.slice(0, NAMED_ADVOCATES) },
      ...{ leaning, outcomes: this.outcomes },
    };
  }

  private countOf(kind: TraceKind): number {
    return this.counts.get(kind) ?? 0;
  }
}

function isOfRows(kind: TraceKind): kind is RowTraceKind {
  return kind === 'ADVOCATE' || kind === 'COMPANY' || kind === 'TAG';
}
