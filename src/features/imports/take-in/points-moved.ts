import type { Id } from '../../../kernel/ids.js';
import type { Points } from '../../../kernel/points.js';
import type { SettledReferral } from '../../referrals/index.js';
import type { PointsOfRun } from './import-request.js';

/** What a settlement did to the points of one referral. */
export type MovedPoints = Pick<SettledReferral, 'id' | 'advocateId' | 'points'>;

/** Points that rows take back, and of how many referrals. */
export interface TakenBack {
  readonly points: Points;
  readonly referrals: number;
}

/** Only what moves points; several settlements of one referral are one. */
export function movedPoints(settled: readonly SettledReferral[]): MovedPoints[] {
  const byReferral = new Map<Id, MovedPoints>();
  for (const { id, advocateId, points } of settled) {
    if (points === 0) continue;
    const before = byReferral.get(id)?.points ?? 0;
    byReferral.set(id, { id, advocateId, points: before + points });
  }
  return [...byReferral.values()].filter(({ points }) => points !== 0);
}

/** R-C5: whose referral converts by it, or has more points due than before. */
export function decidedFor(settled: readonly SettledReferral[]): Id[] {
  return settled
    .filter(
      ({ before, after }) =>
        after.pointsDue > (before?.pointsDue ?? 0) ||
        (after.status === 'CONVERTED' && before?.status !== 'CONVERTED'),
    )
    .map(({ advocateId }) => advocateId);
}

export function takenBackBy(moved: readonly MovedPoints[]): TakenBack {
  const taken = moved.filter(({ points }) => points < 0);
  return {
    points: taken.reduce((sum, { points }) => sum - points, 0),
    referrals: taken.length,
  };
}

/**
 * What previews move that each stand alone: none sees what the others would have done. A referral
 * that several of them touch gains once, or loses once, what it can: the most that one of them says.
 */
export class ApartFromEachOther {
  private readonly counted = new Map<Id, { awarded: Points; takenBack: Points }>();

  /** What of this was not counted before. */
  fresh(moved: readonly MovedPoints[]): MovedPoints[] {
    return moved.flatMap((each) => {
      const before = this.counted.get(each.id) ?? { awarded: 0, takenBack: 0 };
      const side = each.points > 0 ? 'awarded' : 'takenBack';
      const more = Math.abs(each.points) - before[side];
      if (more <= 0) return [];
      this.counted.set(each.id, { ...before, [side]: before[side] + more });
      return [{ ...each, points: each.points > 0 ? more : -more }];
    });
  }

  get takenBack(): TakenBack {
    const taken = [...this.counted.values()].filter(({ takenBack }) => takenBack > 0);
    return {
      points: taken.reduce((sum, { takenBack }) => sum + takenBack, 0),
      referrals: taken.length,
    };
  }
}

/** Of so many advocates a run says who gets or loses what; it sums all. */
const MOST_ADVOCATES = 1_000;

/** The points that one run moves, or would move. */
export class PointsTally {
  private awarded = 0;
  private takenBack = 0;
  private readonly advocates = new Map<Id, { awarded: Points; takenBack: Points }>();

  add(moved: readonly MovedPoints[]): void {
    for (const { advocateId, points } of moved) {
      const [awarded, takenBack] = points > 0 ? [points, 0] : [0, -points];
      this.awarded += awarded;
      this.takenBack += takenBack;
      const before = this.advocates.get(advocateId);
      if (before === undefined && this.advocates.size >= MOST_ADVOCATES) continue;
      this.advocates.set(advocateId, {
        awarded: (before?.awarded ?? 0) + awarded,
        takenBack: (before?.takenBack ?? 0) + takenBack,
      });
    }
  }

  get result(): PointsOfRun {
    const { awarded, takenBack } = this;
    const advocates = [...this.advocates].map(([advocateId, of]) => ({ advocateId, ...of }));
    return { awarded, takenBack, advocates };
  }
}
