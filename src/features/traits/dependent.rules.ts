import type { Id } from '../../kernel/ids.js';

export const DEPENDENT_KINDS = ['SEGMENT', 'CHALLENGE', 'REWARD'] as const;
export type DependentKind = (typeof DEPENDENT_KINDS)[number];

/** What would mean something else if the thing that it leans on went or changed. */
export interface Dependent {
  readonly kind: DependentKind;
  readonly id: Id;
  readonly name: string;
  /** R-C4: it may not lean on a satisfaction score, not by way of others either */
  readonly refusesScores: boolean;
}

/** What others lean on. */
export type LeanedOn = 'TAG' | 'SEGMENT';
