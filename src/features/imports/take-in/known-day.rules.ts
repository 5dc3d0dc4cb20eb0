import type { Day } from '../../../kernel/day.js';
import type { ImportedDealState } from '../../deals/index.js';
import { STAGES, type ImportedDeal, type ImportedStage } from '../read/index.js';

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
    if (stage === null) return row;
    const before = known.get(externalId);
    const isKnown = before?.stage === 'WON' && before.closedOn !== null;
    if (row.dayMissing !== null && !isKnown) return null;
    const closedOn = row.dayMissing === null ? row.closedOn : (before?.closedOn ?? null);
    known.set(externalId, { stage, closedOn });
    return { ...row, closedOn };
  });
}

/** A row that says where the deal stands. */
export type StandingRow = ImportedDeal & {
  readonly stage: ImportedStage;
  /** a later row said the stage */
  readonly isBehind: boolean;
};

/**
 * R-D4: a row whose stage a later row said adds to what files reported last; where it comes before
 * the row that says the stage, the deal is open until then.
 */
export function withStanding(row: ImportedDeal, before: ImportedDealState | null): StandingRow {
  const { stage } = row;
  if (stage !== null) return { ...row, stage, isBehind: false };
  const { last = [], stage: stands } = before ?? {};
  const reported = last.find((each) => each.stage === stands) ?? last.at(-1);
  const known = STAGES.find((each) => each === reported?.stage);
  const closedOn = reported?.closedOn ?? null;
  return { ...row, stage: known ?? 'OPEN', closedOn, isBehind: true };
}
