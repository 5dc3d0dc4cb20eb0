import type { Id } from '../../../kernel/ids.js';

/**
 * REFERRAL: brought in; DEAL: reported; AWARD: a referral that may earn points since; ADVOCATE, COMPANY,
 * TAG: brought in or changed. Taken back in this order: the lines about points that follow from the
 * first two say why, and of the last three each leans on those behind it.
 */
export const TRACE_KINDS = ['REFERRAL', 'DEAL', 'AWARD', 'ADVOCATE', 'COMPANY', 'TAG'] as const;
/** Kept by the database, row by row (`watchChanges`). */
export type RowTraceKind = 'ADVOCATE' | 'COMPANY' | 'TAG';
export type TraceKind = (typeof TRACE_KINDS)[number];

/** Something that rows left in the programme, and by which it can be taken back (R-D7). */
export interface ImportTrace {
  readonly kind: TraceKind;
  /** of the referral, deal, advocate, company or tag */
  readonly id: Id;
  /** DEAL: the facts that were reported */
  readonly factIds: readonly string[];
  /** DEAL: as it was described before; null: it was brought in */
  readonly before: object | null;
}

/** Of referrals: there is nothing more to say. */
export function tracesOf(kind: 'REFERRAL' | 'AWARD', ids: readonly Id[]): ImportTrace[] {
  return ids.map((id) => ({ kind, id, factIds: [], before: null }));
}
