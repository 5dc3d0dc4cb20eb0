import type { Id } from '../../../kernel/ids.js';
import type { Points } from '../../../kernel/points.js';
import type { SettledReferral } from '../../referrals/index.js';
import type { PointsOfRun } from './import-request.js';

/** What a settlement did to the points of one referral. */
export type MovedPoints = Pick<SettledReferral, 'advocateId' | 'points'>;

/** Points that rows take back, and of how many referrals. */
export interface TakenBack {
  readonly points: Points;
  readonly referrals: number;
}

export const NOTHING_TAKEN_BACK: TakenBack = { points: 0, referrals: 0 };

/** Only what moves points; several settlements of one referral are one. */
export function movedPoints(settled: readonly SettledReferral[]): MovedPoints[] {
  const byReferral = new Map<Id, MovedPoints>();
  for (const { id, advocateId, points } of settled) {
    if (points === 0) continue;
    const before = byReferral.get(id)?.points ?? 0;
    byReferral.set(id, { advocateId, points: before + points });
  }
  return [...byReferral.values()].filter(({ points }) => points !== 0);
}

export function takenBackBy(
  moved: readonly MovedPoints[],
  before: TakenBack = NOTHING_TAKEN_BACK,
): TakenBack {
  const taken = moved.filter(({ points }) => points < 0);
  return {
    points: before.points - taken.reduce((sum, { points }) => sum + points, 0),
    referrals: before.referrals + taken.length,
  };
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
