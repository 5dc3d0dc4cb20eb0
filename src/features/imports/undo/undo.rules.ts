import type { Id } from '../../../kernel/ids.js';
import type { Points } from '../../../kernel/points.js';
import { DEAL_LEANS, type DealLean } from '../../conversions/index.js';
import { REFERRAL_LEANS, type ReferralLean } from '../../referrals/index.js';
import type { Outcomes } from './became.rules.js';

export type Lean = ReferralLean | DealLean;
/** Why something that a run left cannot be taken back any more. */
export const LEANS: readonly Lean[] = [...new Set<Lean>([...REFERRAL_LEANS, ...DEAL_LEANS])];

/** A referral or deal of a run on which something leans. */
export interface LeanedOn {
  readonly kind: 'REFERRAL' | 'DEAL';
  readonly id: Id;
  readonly lean: Lean;
}

export interface Leaning {
  readonly count: number;
  /** the first of them */
  readonly first: readonly LeanedOn[];
}

/** What an undo would do: it was tried, and rolled back. */
export interface UndoAhead {
  readonly referrals: number;
  readonly deals: number;
  /** referrals that were here before, and earn no points again */
  readonly awards: number;
  readonly takenBack: Points;
  readonly awarded: Points;
  /** whose, as far as it is kept */
  readonly advocates: readonly {
    readonly advocateId: Id;
    readonly awarded: Points;
    readonly takenBack: Points;
  }[];
  readonly leaning: Leaning;
  /** of advocates, companies and tags; absent: it was looked at by an earlier version */
  readonly outcomes?: Outcomes;
}

/** So many of those on which something leans are named; all are counted. */
export const NAMED_LEANS = 50;
/** Of so many advocates it is kept who gets or loses what. */
export const NAMED_ADVOCATES = 50;

export const NOTHING_LEANS: Leaning = { count: 0, first: [] };

export function withLeans(before: Leaning, more: readonly LeanedOn[]): Leaning {
  return {
    count: before.count + more.length,
    first: [...before.first, ...more].slice(0, NAMED_LEANS),
  };
}
