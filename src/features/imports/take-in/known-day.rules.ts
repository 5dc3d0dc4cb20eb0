import type { Day } from '../../../kernel/day.js';
import type { ImportedDeal } from '../read/index.js';

/** A deal as it is known, whoever reported it. */
export interface KnownDeal {
  readonly stage: string;
  readonly closedOn: Day | null;
}

/**
 * R-T2: what is not told again stays. A row of a won deal without its day means the day that is
 * known: from an earlier row, or from whoever reported the deal. Null where none is.
 */
export function withKnownDays(
  rows: readonly ImportedDeal[],
  deals: ReadonlyMap<string, KnownDeal>,
): (ImportedDeal | null)[] {
  const known = new Map(deals);
  return rows.map((row) => {
    const { externalId, stage } = row;
    const before = known.get(externalId);
    const isKnown = before?.stage === 'WON' && before.closedOn !== null;
    if (row.dayMissing !== null && !isKnown) return null;
    const closedOn = row.dayMissing === null ? row.closedOn : (before?.closedOn ?? null);
    known.set(externalId, { stage, closedOn });
    return { ...row, closedOn };
  });
}
